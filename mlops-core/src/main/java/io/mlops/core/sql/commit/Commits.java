package io.mlops.core.sql.commit;

import io.mlops.core.sql.metric.SqlMetricStore;
import io.mlops.core.sql.record.AuditLog;
import io.mlops.core.sql.record.RecordWrites;
import io.mlops.core.sql.registry.ChangeLog;
import io.mlops.core.sql.registry.RegistryWrites;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.Transactions;
import io.mlops.core.sql.tracking.ExperimentWrites;
import io.mlops.core.sql.tracking.RunWrites;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.MetricWrite;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes commits. Thread-safe. */
public final class Commits {
    private final Transactions transactions;

    /**
     * Makes a committer.
     *
     * @param transactions its database
     */
    public Commits(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Makes a commit, or answers a repeated one as the first time; durable on return.
     *
     * @param commit what to check and to change
     */
    public CommitResult commit(Commit commit) {
        List<SqlMetricStore.Encoded> points = SqlMetricStore.encode(points(commit));
        return transactions.write(session -> {
            Optional<CommitResult> known = Requests.find(session, commit.requestId());
            return known.isPresent() ? known.get() : apply(session, commit, points);
        });
    }

    private static List<MetricBatch> points(Commit commit) {
        return commit.writes().stream()
                .filter(write -> write.part() == Write.Part.METRIC)
                .map(MetricWrite.class::cast)
                .map(write -> new MetricBatch(write.runId(), write.series(), write.points()))
                .toList();
    }

    private static CommitResult apply(Session session, Commit commit, List<SqlMetricStore.Encoded> points)
            throws SQLException {
        for (Expectation expectation : commit.expectations()) {
            Expectations.check(session, expectation);
        }
        Writers writers = new Writers(session, commit);
        List<String> assigned = new ArrayList<>();
        for (Write write : commit.writes()) {
            assigned.add(writers.apply(write));
        }
        SqlMetricStore.write(session, points);
        AuditLog.append(session, commit.leaves());
        CommitResult result = new CommitResult(assigned);
        Requests.remember(session, commit, result);
        return result;
    }

    /** Gives each write to the part that it concerns. */
    private static final class Writers {
        private final ExperimentWrites experiments;
        private final RunWrites runs;
        private final RegistryWrites registry;
        private final RecordWrites records;
        private final TagWrites tags;

        Writers(Session session, Commit commit) {
            ChangeLog changes = new ChangeLog(session, commit.writerId(), commit.at());
            experiments = new ExperimentWrites(session, commit.at());
            runs = new RunWrites(session, commit);
            registry = new RegistryWrites(session, commit.at(), changes);
            records = new RecordWrites(session, commit.at());
            tags = new TagWrites(session, commit.at(), changes);
        }

        String apply(Write write) throws SQLException {
            return switch (write.part()) {
                case EXPERIMENT -> experiments.apply((ExperimentWrite) write);
                case RUN -> runs.apply((RunWrite) write);
                // All points are written at once, when everything else is.
                case METRIC -> "";
                case REGISTRY -> registry.apply((RegistryWrite) write);
                case RECORD -> records.apply((RecordWrite) write);
                case TAG -> tags.apply((TagWrite) write);
            };
        }
    }
}
