package io.mlops.core.chunk;

import io.mlops.error.StoreCorruptException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes and reads chunks; the package page has the format. */
public final class MetricChunk {
    /** The most points that a chunk holds: enough to compress well, few enough that many chunks can be merged in a small heap. */
    public static final int MAX_POINTS = 2048;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VERSION = 1;

    private MetricChunk() {}

    /**
     * Returns the coded form of some points, with a checksum that is to be {@linkplain #seal sealed}: encoding takes time and can be done before the
     * number of the series is known.
     *
     * @param points ordered, each once
     * @param from the index of the first
     * @param to the index behind the last, at most {@link #MAX_POINTS} more than {@code from}
     */
    public static byte[] encode(PointColumns points, int from, int to) {
        int count = to - from;
        if (count < 1 || count > MAX_POINTS) {
            throw new IllegalArgumentException("a chunk holds 1 to " + MAX_POINTS + " points, not " + count);
        }
        BitWriter out = new BitWriter(count * 2 + 32);
        out.write(VERSION, Byte.SIZE);
        out.writeVarint(count);
        long[] column = new long[count];
        for (int i = 0; i < count; i++) {
            column[i] = points.step(from + i);
        }
        IntegerColumn.write(column, 0, count, out);
        for (int i = 0; i < count; i++) {
            column[i] = points.timestamp(from + i);
        }
        IntegerColumn.write(column, 0, count, out);
        ValueColumn.write(points, from, to, out);
        return out.finish(Integer.BYTES);
    }

    /**
     * Writes the checksum of a chunk, and returns the chunk.
     *
     * @param series the number of its series
     * @param chunk what {@link #encode} returned; changed in place
     */
    public static byte[] seal(long series, byte[] chunk) {
        INTS.set(chunk, chunk.length - Integer.BYTES, checksum(series, chunk));
        return chunk;
    }

    /**
     * Returns the points of a chunk.
     *
     * @param series the number of their series
     * @param data what {@link #seal} returned
     * @throws StoreCorruptException if it is not that, bit for bit
     */
    public static PointColumns decode(long series, byte[] data) {
        int end = data.length - Integer.BYTES;
        if (end < 1 || (int) INTS.get(data, end) != checksum(series, data)) {
            throw damaged(series, "its checksum does not hold", null);
        }
        try {
            return read(new BitReader(data, end));
        } catch (IllegalStateException e) {
            throw damaged(series, e.getMessage(), e);
        }
    }

    private static PointColumns read(BitReader in) {
        long version = in.read(Byte.SIZE);
        if (version != VERSION) {
            throw new IllegalStateException("its format " + version + " is unknown");
        }
        long count = in.readVarint();
        if (count < 1 || count > MAX_POINTS) {
            throw new IllegalStateException("it claims " + count + " points");
        }
        int size = (int) count;
        long[] steps = new long[size];
        long[] timestamps = new long[size];
        double[] values = new double[size];
        IntegerColumn.read(in, steps, size);
        IntegerColumn.read(in, timestamps, size);
        ValueColumn.read(in, new long[size], values, size);
        return new PointColumns(steps, timestamps, values, size);
    }

    private static int checksum(long series, byte[] data) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (series >>> shift) & 0xff);
        }
        crc.update(data, 0, data.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    private static StoreCorruptException damaged(long series, @Nullable String problem, @Nullable Throwable cause) {
        return new StoreCorruptException(
                "A metric chunk of series " + series + " is damaged: " + problem + "; restore the store from a backup",
                cause);
    }
}
