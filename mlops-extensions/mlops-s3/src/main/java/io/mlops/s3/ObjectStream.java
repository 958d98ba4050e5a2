package io.mlops.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an object, as many as were asked for; ending before them is an {@link IOException}. For one thread. */
final class ObjectStream extends InputStream {
    private final ResponseInputStream<GetObjectResponse> in;
    private long left;

    ObjectStream(ResponseInputStream<GetObjectResponse> in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int read = readSome(buffer, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the object store ended its answer " + left + " bytes early");
        }
        left -= read;
        return read;
    }

    private int readSome(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (SdkException e) {
            throw new IOException("the object store broke off its answer", e);
        }
    }

    /** What was not read is not fetched either: closing the connection is cheaper than draining it. */
    @Override
    public void close() throws IOException {
        if (left > 0) {
            in.abort();
        } else {
            in.close();
        }
    }
}
