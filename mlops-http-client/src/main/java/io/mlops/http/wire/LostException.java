package io.mlops.http.wire;

import org.jspecify.annotations.Nullable;

/** A request was sent, and nobody knows what became of it. */
final class LostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isOver;

    /**
     * Makes it.
     *
     * @param isOver whether the server has certainly done with the request, so that looking tells the truth
     */
    LostException(String message, @Nullable Throwable cause, boolean isOver) {
        super(message, cause);
        this.isOver = isOver;
    }

    boolean isOver() {
        return isOver;
    }
}
