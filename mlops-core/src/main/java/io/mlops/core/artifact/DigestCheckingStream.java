package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.Digest;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A file's content that is hashed while it is read; its end is an error where the hash is not the expected one. For use by one thread. */
final class DigestCheckingStream extends FilterInputStream {
    private static final int SKIP_BUFFER_BYTES = 8192;

    private final ArtifactInfo file;
    private final Digest expected;
    private final MessageDigest sha256 = Digest.algorithm();
    private boolean checked;

    DigestCheckingStream(InputStream content, ArtifactInfo file, Digest expected) {
        super(content);
        this.file = file;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value < 0) {
            check();
        } else {
            sha256.update((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            check();
        } else {
            sha256.update(buffer, offset, count);
        }
        return count;
    }

    /** Reads what it skips: bytes that were not hashed could not be checked. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[SKIP_BUFFER_BYTES];
        long left = count;
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return Math.max(0, count - left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        if (checked) {
            return;
        }
        Digest actual = Digest.from(sha256.digest());
        checked = true;
        if (!actual.equals(expected)) {
            String message = "Artifact " + Quoted.of(file.path().value()) + " is damaged: its SHA-256 is " + actual
                    + " and was " + expected + " when it was stored; restore it from a backup, or log it again";
            throw new IOException(message, new StoreCorruptException(message, null));
        }
    }
}
