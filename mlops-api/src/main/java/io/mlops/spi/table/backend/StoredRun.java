package io.mlops.spi.table.backend;

import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as a row: its metrics are kept elsewhere. Immutable.
 *
 * @param deletion when and how it was deleted; empty while it is active
 */
record StoredRun(RunInfo info, RunData data, Optional<Deletion> deletion) {
    /**
     * How a run was deleted.
     *
     * @param isWithExperiment whether its experiment was deleted then, so that both come back together
     */
    record Deletion(Instant at, boolean isWithExperiment) {}

    boolean isDeleted() {
        return deletion.isPresent();
    }

    Run toRun(List<Metric> latest) {
        return new Run(info, new RunData(data.params(), data.tags(), latest, data.inputs(), data.models()));
    }

    StoredRun withTags(Map<String, String> tags) {
        return withData(new RunData(data.params(), tags, List.of(), data.inputs(), data.models()));
    }

    StoredRun withData(RunData other) {
        return new StoredRun(info, other, deletion);
    }

    StoredRun with(RunStatus status, Optional<Instant> endedAt) {
        return new StoredRun(infoWith(status, info.stage(), endedAt), data, deletion);
    }

    StoredRun deleted(Deletion how) {
        return new StoredRun(infoWith(info.status(), LifecycleStage.DELETED, info.endedAt()), data, Optional.of(how));
    }

    StoredRun restored() {
        return new StoredRun(infoWith(info.status(), LifecycleStage.ACTIVE, info.endedAt()), data, Optional.empty());
    }

    private RunInfo infoWith(RunStatus status, LifecycleStage stage, Optional<Instant> endedAt) {
        return new RunInfo(info.id(), info.experimentId(), info.name(), status, stage, info.startedAt(), endedAt);
    }
}
