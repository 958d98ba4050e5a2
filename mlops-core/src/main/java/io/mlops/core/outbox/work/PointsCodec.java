package io.mlops.core.outbox.work;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stored form of points: a version, the run, and for each series its name and its points as {@link MetricChunk}s, which compress and have a checksum. Stateless.
 */
final class PointsCodec {
    private static final int VERSION = 1;
    /** Chunks are sealed with the number of their series; those here belong to none. */
    private static final long NO_SERIES = 0;

    private PointsCodec() {}

    /**
     * Writes points.
     *
     * @param batches at least one, all of one run
     */
    static byte[] encode(List<MetricBatch> batches) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(batches.get(0).runId());
            out.writeInt(batches.size());
            for (MetricBatch batch : batches) {
                writeSeries(out, batch.series());
                writePoints(out, PointColumns.of(batch.points()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeSeries(DataOutputStream out, MetricSeries series) throws IOException {
        out.writeUTF(series.key());
        out.writeUTF(series.modelId().orElse(""));
        out.writeBoolean(series.dataset().isPresent());
        if (series.dataset().isPresent()) {
            out.writeUTF(series.dataset().get().name());
            out.writeUTF(series.dataset().get().digest());
        }
    }

    private static void writePoints(DataOutputStream out, PointColumns points) throws IOException {
        out.writeInt(points.size());
        for (MetricChunk chunk : MetricChunk.of(points)) {
            byte[] sealed = chunk.sealed(NO_SERIES);
            out.writeInt(sealed.length);
            out.write(sealed);
        }
    }

    /**
     * Reads points.
     *
     * @throws StoreCorruptException if they are not what {@link #encode} wrote
     */
    static List<MetricBatch> decode(byte[] data) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("the format " + version + " is unknown");
            }
            String runId = in.readUTF();
            int count = in.readInt();
            List<MetricBatch> batches = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                batches.add(new MetricBatch(runId, readSeries(in), readPoints(in)));
            }
            return batches;
        } catch (IOException e) {
            throw new StoreCorruptException(
                    "Points in the outbox are damaged: " + e.getMessage() + "; restore the outbox from a backup", e);
        }
    }

    private static MetricSeries readSeries(DataInputStream in) throws IOException {
        String key = in.readUTF();
        String model = in.readUTF();
        Optional<DatasetRef> dataset =
                in.readBoolean() ? Optional.of(new DatasetRef(in.readUTF(), in.readUTF())) : Optional.empty();
        return new MetricSeries(key, model.isEmpty() ? Optional.empty() : Optional.of(model), dataset);
    }

    private static MetricPoints readPoints(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<PointColumns> chunks = new ArrayList<>();
        int found = 0;
        while (found < size) {
            PointColumns chunk = MetricChunk.decode(NO_SERIES, bytes(in, in.readInt()));
            chunks.add(chunk);
            found += chunk.size();
        }
        long[] steps = new long[found];
        long[] times = new long[found];
        double[] values = new double[found];
        int at = 0;
        for (PointColumns chunk : chunks) {
            for (int i = 0; i < chunk.size(); i++, at++) {
                steps[at] = chunk.step(i);
                times[at] = chunk.timestamp(i);
                values[at] = chunk.value(i);
            }
        }
        return MetricPoints.copyOf(steps, times, values);
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(Math.max(0, Math.min(length, in.available())));
        if (bytes.length != length) {
            throw new IOException("it is cut");
        }
        return bytes;
    }
}
