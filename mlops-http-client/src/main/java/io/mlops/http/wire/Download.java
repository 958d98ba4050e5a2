package io.mlops.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;

/** The content of a file on its way. For one thread. */
public final class Download implements AutoCloseable {
    static final int NOT_SATISFIABLE = 416;
    private static final int PARTIAL = 206;

    private final Response response;

    Download(Response response) {
        this.response = response;
    }

    /** Returns whether the server gives the range that was asked for, and not the whole. */
    public boolean isPartial() {
        return response.code() == PARTIAL;
    }

    /** Returns whether the range that was asked for lies behind the end. */
    public boolean isBehindTheEnd() {
        return response.code() == NOT_SATISFIABLE;
    }

    /** Returns what names this state of the content, if the server has such names. */
    public Optional<String> etag() {
        return Optional.ofNullable(response.header("ETag"));
    }

    /** Returns how many bytes come, or -1 where the server does not say. */
    public long length() {
        return response.body().contentLength();
    }

    /** Returns the bytes; a connection that ends early is an {@link IOException}, never an end of the content. */
    public InputStream stream() {
        return response.body().byteStream();
    }

    /**
     * Reads a small document whole.
     *
     * @throws IOException if it is too large or cut
     */
    public byte[] bytes() throws IOException {
        return Bodies.answer("", response).body();
    }

    @Override
    public void close() {
        response.close();
    }
}
