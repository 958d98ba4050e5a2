package io.mlops.core.sql.metric;

import io.mlops.core.sql.session.AppendMarks;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.RunNumbers;
import io.mlops.spi.MetricBatch;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One append: ordered by the caller's thread, written by the writing thread. */
final class MetricAppend {
    private final String writerId;
    private final long sequence;
    private final List<SeriesPoints> batches;

    MetricAppend(String writerId, long sequence, List<MetricBatch> batches) {
        this.writerId = writerId;
        this.sequence = sequence;
        this.batches = batches.stream()
                .filter(batch -> batch.points().size() > 0)
                .map(SeriesPoints::new)
                .toList();
    }

    void write(Session session) throws SQLException {
        if (!AppendMarks.isNew(session, writerId, AppendMarks.METRICS, sequence)) {
            return;
        }
        Map<String, Long> runs = new HashMap<>();
        for (SeriesPoints batch : batches) {
            Long run = runs.get(batch.runId());
            if (run == null) {
                run = RunNumbers.active(session, batch.runId());
                runs.put(batch.runId(), run);
            }
            batch.write(session, SeriesRows.move(session, run, batch));
        }
    }
}
