package io.mlops.http.wire;

import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends content as it is read: in chunks where its length is not known before, so that a body that ends early is no whole body for the server. For one attempt.
 */
final class StreamedBody extends RequestBody {
    private static final MediaType TYPE = MediaType.get("application/octet-stream");
    private static final int BUFFER_BYTES = 1 << 16;

    /** The length of content that was not read before. */
    static final long UNKNOWN = -1;

    private final ContentSource content;
    private final long length;
    private long written;
    private @Nullable IOException failure;

    StreamedBody(ContentSource content, long length) {
        this.content = content;
        this.length = length;
    }

    /** Reads content to its end, for a store that refuses what comes in chunks. */
    static long lengthOf(ContentSource content) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        try (InputStream stream = content.open()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                length += read;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return length;
    }

    static BackendException unreadable(IOException cause) {
        return new BackendException("The file was not stored, as its content could not be read; write it again", cause);
    }

    @Override
    public long contentLength() {
        return length;
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
