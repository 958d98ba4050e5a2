package io.mlops.http.tracking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mlops.spi.MetricBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes points as bodies of {@code log-batch}, without an object per point. For one append. */
final class MetricBodies {
    /** The points that one request may hold. */
    static final int MOST = 1_000;

    /** The bytes that one request may hold: MLflow documents a million, and so does many a proxy have it. */
    static final int MOST_BYTES = 900_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_POINT = 96;

    private final String runId;
    private final List<byte[]> whole = new ArrayList<>();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private JsonGenerator json;
    private int count;

    private MetricBodies(String runId) throws IOException {
        this.runId = runId;
        this.json = begin();
    }

    /** Returns the bodies for the points of one run. */
    static List<byte[]> of(String runId, List<MetricBatch> batches) {
        try {
            MetricBodies bodies = new MetricBodies(runId);
            for (MetricBatch batch : batches) {
                bodies.add(batch);
            }
            bodies.end();
            return bodies.whole;
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private JsonGenerator begin() throws IOException {
        bytes = new ByteArrayOutputStream(MOST * BYTES_PER_POINT);
        JsonGenerator generator = JSON.createGenerator(bytes);
        generator.writeStartObject();
        generator.writeStringField("run_id", runId);
        generator.writeArrayFieldStart("metrics");
        return generator;
    }

    private void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        if (count > 0) {
            whole.add(bytes.toByteArray());
        }
        count = 0;
    }

    private void add(MetricBatch batch) throws IOException {
        String key = batch.series().key();
        for (int i = 0; i < batch.points().size(); i++) {
            if (count == MOST || bytes.size() + json.getOutputBuffered() > MOST_BYTES) {
                end();
                json = begin();
            }
            double value = Limits.metric(key, batch.points().value(i));
            json.writeStartObject();
            json.writeStringField("key", key);
            if (Double.isNaN(value)) {
                // A bare NaN makes the server drop this point and all behind it, with status 200.
                json.writeStringField("value", "NaN");
            } else {
                json.writeNumberField("value", value);
            }
            json.writeNumberField("timestamp", batch.points().timestampMillis(i));
            json.writeNumberField("step", batch.points().step(i));
            json.writeEndObject();
            count++;
        }
    }
}
