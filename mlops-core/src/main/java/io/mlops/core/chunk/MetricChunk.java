package io.mlops.core.chunk;

import io.mlops.error.StoreCorruptException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A chunk of points, and how it is coded; the package page has the format. For use by one thread. */
public final class MetricChunk {
    /** The most points that a chunk holds: enough to compress well, few enough that many chunks can be merged in a small heap. */
    public static final int MAX_POINTS = 2048;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VERSION = 1;

    private final long firstStep;
    private final long lastStep;
    private final byte[] data;

    private MetricChunk(long firstStep, long lastStep, byte[] data) {
        this.firstStep = firstStep;
        this.lastStep = lastStep;
        this.data = data;
    }

    /**
     * Returns some points as chunks of at most {@link #MAX_POINTS}. That takes time, and needs no number of a series.
     *
     * @param points any number
     */
    public static List<MetricChunk> of(PointColumns points) {
        List<MetricChunk> chunks = new ArrayList<>();
        for (int from = 0; from < points.size(); from += MAX_POINTS) {
            int to = Math.min(from + MAX_POINTS, points.size());
            chunks.add(new MetricChunk(points.step(from), points.step(to - 1), encode(points, from, to)));
        }
        return chunks;
    }

    /** Returns the step of the first point. */
    public long firstStep() {
        return firstStep;
    }

    /** Returns the step of the last point. */
    public long lastStep() {
        return lastStep;
    }

    /**
     * Returns the coded form, with its checksum; the same array each time.
     *
     * @param owner the number of the series; of a tail, that of the run, negative
     */
    public byte[] sealed(long owner) {
        return seal(owner, data);
    }

    static byte[] seal(long owner, byte[] data) {
        INTS.set(data, data.length - Integer.BYTES, checksum(owner, data));
        return data;
    }

    private static byte[] encode(PointColumns points, int from, int to) {
        int count = to - from;
        BitWriter out = new BitWriter(count * 2 + 32);
        out.write(VERSION, Byte.SIZE);
        out.writeVarint(count);
        long[] column = new long[count];
        for (int i = 0; i < count; i++) {
            column[i] = points.step(from + i);
        }
        IntegerColumn.write(column, count, out);
        for (int i = 0; i < count; i++) {
            column[i] = points.timestamp(from + i);
        }
        IntegerColumn.write(column, count, out);
        ValueColumn.write(points, from, column, out);
        return out.finish(Integer.BYTES);
    }

    /**
     * Returns the points of a chunk.
     *
     * @param owner as it was sealed with
     * @param data what {@link #sealed} returned; null where a damaged row has lost it
     * @throws StoreCorruptException if it is not that, bit for bit
     */
    public static PointColumns decode(long owner, byte @Nullable [] data) {
        int end = data == null ? 0 : data.length - Integer.BYTES;
        if (data == null || end < 1 || (int) INTS.get(data, end) != checksum(owner, data)) {
            throw damaged(owner, "its checksum does not hold", null);
        }
        try {
            return read(new BitReader(data, end));
        } catch (IllegalStateException e) {
            throw damaged(owner, e.getMessage(), e);
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

    private static int checksum(long owner, byte[] data) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (owner >>> shift) & 0xff);
        }
        crc.update(data, 0, data.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    private static StoreCorruptException damaged(long owner, @Nullable String problem, @Nullable Throwable cause) {
        String chunk = owner < 0 ? "The tail of a series of run number " + -owner : "A metric chunk of series " + owner;
        return new StoreCorruptException(
                chunk + " is damaged: " + problem + "; restore the store from a backup", cause);
    }
}
