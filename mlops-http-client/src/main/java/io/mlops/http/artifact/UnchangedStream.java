package io.mlops.http.artifact;

import io.mlops.http.wire.Download;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** The content of a file; at its end it is compared with what is there then, as a server may have replaced the file while it sent it. For one thread. */
final class UnchangedStream extends InputStream {
    private final Download download;
    private final Supplier<Optional<String>> etagNow;
    private final InputStream content;
    private long left;
    private boolean isChecked;

    /**
     * Makes it.
     *
     * @param max how many bytes at most
     * @param etagNow asks for the state of the content anew
     */
    UnchangedStream(Download download, long max, Supplier<Optional<String>> etagNow) {
        this.download = download;
        this.content = download.stream();
        this.left = max;
        this.etagNow = etagNow;
    }

    /** Leaves out bytes; fewer where the content ends. */
    void skipTo(long offset) throws IOException {
        long rest = offset;
        byte[] buffer = new byte[1 << 14];
        while (rest > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, rest));
            if (read < 0) {
                return;
            }
            rest -= read;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = left == 0 ? -1 : content.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            check();
            return -1;
        }
        left -= read;
        return read;
    }

    private void check() throws IOException {
        if (isChecked) {
            return;
        }
        isChecked = true;
        Optional<String> before = download.etag();
        if (before.isPresent() && !etagNow.get().equals(before)) {
            throw new IOException("the file was replaced or deleted while it was read; read it again");
        }
    }

    @Override
    public void close() {
        download.close();
    }
}
