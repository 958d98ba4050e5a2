package io.mlops.http.wire;

import java.io.IOException;

/** An answer is larger than any that MLflow gives. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
        super("the answer is larger than " + (Bodies.MAX_BYTES >> 20) + " MiB");
    }
}
