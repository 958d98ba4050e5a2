package io.mlops.http.wire;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads answers whole, up to a limit that holds after decompression. Stateless. */
final class Bodies {
    /** A page of 50,000 runs is smaller; a body that grows past it is an attack or a mistake. */
    static final long MAX_BYTES = 64L << 20;

    private Bodies() {}

    static Answer answer(String what, Response response) throws IOException {
        return new Answer(what, response, bytes(response));
    }

    private static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MAX_BYTES + 1)) {
            throw new TooLargeException();
        }
        return source.readByteArray();
    }
}
