package io.mlops.core.tracking;

import io.mlops.core.action.Change;
import io.mlops.core.action.Permit;
import io.mlops.core.check.Secrets;
import io.mlops.core.check.Values;
import io.mlops.core.metric.RunMetrics;
import io.mlops.error.ConflictException;
import io.mlops.event.RunEnded;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.MetricWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a run ends: points first, then the state with its audit entry. Thread-safe; ends once. */
final class RunEnd {
    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);
    private static final int MAX_MESSAGE = 1_000;

    private final LiveRun run;
    private final RunContext context;
    private final Permit permit;
    private final RunMetrics metrics;
    private volatile boolean ending;
    private boolean ended;

    RunEnd(LiveRun run, RunContext context, Permit permit, RunMetrics metrics) {
        this.run = run;
        this.context = context;
        this.permit = permit;
        this.metrics = metrics;
    }

    void requireOpen() {
        if (ending) {
            throw new ConflictException(
                    "Run " + run.id() + " has ended and takes no more data; resume it with tracking().resumeRun");
        }
    }

    synchronized void finish() {
        if (ended) {
            return;
        }
        seal();
        if (endWithPoints(RunStatus.FINISHED)) {
            return;
        }
        context.settle(metrics);
        RuntimeException failure = metrics.failure();
        if (failure != null) {
            commit(RunStatus.FAILED, failure);
            throw failure;
        }
        commit(RunStatus.FINISHED, null);
    }

    synchronized void fail(Throwable error) {
        if (!ended) {
            seal();
            context.settle(metrics);
            commit(RunStatus.FAILED, error);
        }
    }

    synchronized void close() {
        if (!ended) {
            seal();
            context.settle(metrics);
            commitClosed();
        }
    }

    /** Returns false where the points were not settled in time. */
    synchronized boolean close(Duration timeout) {
        if (ended) {
            return true;
        }
        seal();
        boolean settled = context.pipeline().settle(timeout);
        if (settled) {
            commitClosed();
        }
        return settled;
    }

    /** Where a store commits atomically, the last points need no commit of their own. Returns false where the run has still to end. */
    private boolean endWithPoints(RunStatus status) {
        return context.stores().commitsAtomically() && metrics.endWith(points -> end(status, points));
    }

    private void seal() {
        ending = true;
        metrics.seal();
    }

    private void commitClosed() {
        RuntimeException failure = metrics.failure();
        if (failure != null) {
            LOG.warn("Run {} is closed with points that could not be written", run.id(), failure);
        }
        commit(RunStatus.FAILED, failure);
    }

    private void commit(RunStatus status, @Nullable Throwable error) {
        if (error != null) {
            keep(error);
        }
        end(status, List.of());
    }

    private void end(RunStatus status, List<MetricBatch> points) {
        Instant now = context.acting().now();
        RunInfo info = run.info();
        RunInfo last = new RunInfo(
                info.id(), info.experimentId(), info.name(), status, info.stage(), info.startedAt(), Optional.of(now));
        Map<String, String> counts = new HashMap<>();
        counts.put("status", status.name());
        counts.put("points", Long.toString(metrics.acceptedPoints()));
        Action action = context.acting()
                .action(
                        ActionType.RUN_WRITE,
                        Resource.of(Resource.Type.RUN, info.id()),
                        Map.of("status", info.status().name()),
                        counts);
        List<Write> writes = new ArrayList<>();
        points.forEach(batch -> writes.add(new MetricWrite(batch.runId(), batch.series(), batch.points())));
        writes.add(new RunWrite.SetStatus(info.id(), status, Optional.of(now)));
        permit.end(new Change(
                action,
                List.of(),
                writes,
                result -> List.of(new RunEnded(context.acting().origin(), last))));
        ended = true;
        context.pipeline().retire(metrics);
        context.open().remove(run);
    }

    /** Keeps the error as tags; that it cannot be kept is no reason not to end the run. */
    private void keep(Throwable error) {
        try {
            Map<String, String> tags = new HashMap<>();
            tags.put(Tags.ERROR_TYPE, error.getClass().getName());
            tags.put(Tags.ERROR_MESSAGE, message(error));
            context.stores().runs().logBatch(RunBatch.tags(run.id(), Values.tags(tags)));
        } catch (RuntimeException e) {
            LOG.warn("The error of run {} could not be kept", run.id(), e);
        }
    }

    /** At most 1,000 characters, without what looks like a secret and what no store can keep. */
    private static String message(Throwable error) {
        String text = error.getMessage();
        String masked = text == null ? "" : Secrets.mask(text);
        StringBuilder kept = new StringBuilder();
        masked.codePoints()
                .filter(codePoint -> codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE)
                .limit(MAX_MESSAGE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
