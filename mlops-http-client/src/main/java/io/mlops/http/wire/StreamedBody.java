package io.mlops.http.wire;

import io.mlops.artifact.ContentSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends content as it is read, in chunks: its length is not known before, and a body that ends early is no whole body for the server. For one attempt.
 */
final class StreamedBody extends RequestBody {
    private static final MediaType TYPE = MediaType.get("application/octet-stream");
    private static final int BUFFER_BYTES = 1 << 16;

    private final ContentSource content;
    private long written;
    private @Nullable IOException failure;

    StreamedBody(ContentSource content) {
        this.content = content;
    }

    long written() {
        return written;
    }

    /** Returns why the content could not be read; empty if it could, whatever became of the connection. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public MediaType contentType() {
        return TYPE;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream stream = open()) {
            for (int read = read(stream, buffer); read >= 0; read = read(stream, buffer)) {
                sink.write(buffer, 0, read);
                written += read;
            }
        }
    }

    private InputStream open() throws IOException {
        try {
            return content.open();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private int read(InputStream stream, byte[] buffer) throws IOException {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
