package io.mlops.spi.table.backend;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the changes of what runs are. Used inside a change alone. */
final class RunWrites {
    private final RunTables tables;

    RunWrites(RunTables tables) {
        this.tables = tables;
    }

    /** Makes a change and returns what it assigns. */
    String apply(RunWrite write, Commit commit) {
        return switch (write.type()) {
            case CREATE -> create((RunWrite.Create) write, commit.writerId());
            case SET_STATUS -> setStatus((RunWrite.SetStatus) write, commit.writerId());
            case SET_STAGE -> setStage((RunWrite.SetStage) write, commit.at());
        };
    }

    private String create(RunWrite.Create write, String writerId) {
        RunInfo info = write.info();
        tables.activeExperiment(info.experimentId());
        if (tables.runs.find(info.id()).isPresent()) {
            throw new AlreadyExistsException("Run " + Quoted.of(info.id()) + " exists already; propose another id");
        }
        RunData data = new RunData(write.params(), write.tags(), List.of(), List.of(), List.of());
        tables.runs.put(info.id(), new StoredRun(info, data, Optional.empty()));
        tables.holders.put(info.id(), writerId);
        return info.id();
    }

    private String setStatus(RunWrite.SetStatus write, String writerId) {
        StoredRun run = tables.activeRun(write.runId());
        tables.runs.put(write.runId(), run.with(write.status(), write.endedAt()));
        tables.holders.put(write.runId(), writerId);
        return "";
    }

    private String setStage(RunWrite.SetStage write, Instant at) {
        StoredRun run = tables.run(write.runId());
        if (write.stage() == LifecycleStage.DELETED && !run.isDeleted()) {
            tables.runs.put(write.runId(), run.deleted(new StoredRun.Deletion(at, false)));
        }
        if (write.stage() == LifecycleStage.ACTIVE && run.isDeleted()) {
            tables.activeExperiment(run.info().experimentId());
            tables.runs.put(write.runId(), run.restored());
        }
        return "";
    }
}
