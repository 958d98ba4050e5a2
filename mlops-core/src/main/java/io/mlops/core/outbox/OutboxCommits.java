package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.work.Work;
import io.mlops.error.ConflictException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.registry.ModelSource;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes commits: changes of experiments and own runs here, with a note for the server; all others, those of the registry first of all, on the server at once. Thread-safe. */
final class OutboxCommits {
    private final LocalStore local;
    private final Backend server;
    private final Identities ids;
    private final ServerReads reads;

    OutboxCommits(LocalStore local, Backend server, Identities ids, ServerReads reads) {
        this.local = local;
        this.server = server;
        this.ids = ids;
        this.reads = reads;
    }

    CommitResult commit(Commit commit) {
        requireSupported(commit);
        List<Write> here = new ArrayList<>();
        for (Write write : commit.writes()) {
            withLocalIds(write).ifPresent(here::add);
        }
        if (here.isEmpty() && !commit.writes().isEmpty()) {
            return server.commit(with(
                    commit, commit.writes().stream().map(this::withServerIds).toList()));
        }
        return commitHere(with(commit, here));
    }

    /** As a server takes one write a commit, so does this; but the end of a run whose process died is two writes, both of them here. */
    private static void requireSupported(Commit commit) {
        boolean isEndOfRun = commit.expectations().stream()
                .anyMatch(expectation -> expectation.type() == Expectation.Type.RUN_HELD_BY);
        boolean hasParams = commit.writes().stream()
                .anyMatch(write -> write instanceof RunWrite.Create create
                        && !create.params().isEmpty());
        if ((commit.writes().size() > 1 && !isEndOfRun) || hasParams) {
            throw new UnsupportedCapabilityException(
                    "Through an outbox several changes cannot be made all or nothing (ATOMIC_COMMIT); commit them one by one");
        }
        boolean hasRecords = commit.writes().stream().anyMatch(write -> write.part() == Write.Part.RECORD);
        if (hasRecords || !commit.leaves().isEmpty()) {
            throw new UnsupportedCapabilityException(
                    "An outbox keeps no records and no audit log (RECORDS); ask the store of governance for them");
        }
    }

    private CommitResult commitHere(Commit commit) {
        List<Draft> drafts = commit.writes().stream().map(OutboxCommits::draft).toList();
        return local.commit(drafts, commit);
    }

    private static Draft draft(Write write) {
        if (write instanceof ExperimentWrite.Create create) {
            return Draft.ofNewExperiment(create.name());
        }
        Work work = new Work.OneWrite(write);
        if (write instanceof RunWrite run) {
            return Draft.ofRun(runOf(run), work);
        }
        if (write instanceof TagWrite tag) {
            String id = tag.target().id();
            return tag.target().kind() == TagWrite.Kind.RUN ? Draft.ofRun(id, work) : Draft.ofExperiment(id, work);
        }
        return Draft.ofExperiment(experimentOf((ExperimentWrite) write), work);
    }

    private static String runOf(RunWrite write) {
        return switch (write.type()) {
            case CREATE -> ((RunWrite.Create) write).info().id();
            case SET_STATUS -> ((RunWrite.SetStatus) write).runId();
            case SET_STAGE -> ((RunWrite.SetStage) write).runId();
        };
    }

    private static String experimentOf(ExperimentWrite write) {
        return switch (write.type()) {
            case CREATE -> "";
            case RENAME -> ((ExperimentWrite.Rename) write).experimentId();
            case SET_STAGE -> ((ExperimentWrite.SetStage) write).experimentId();
        };
    }

    /** Returns the write as it is made here; empty where it is the server's. */
    private Optional<Write> withLocalIds(Write write) {
        return switch (write.part()) {
            case EXPERIMENT -> Optional.of(write);
            case RUN -> ofRun((RunWrite) write);
            case TAG -> ofTag((TagWrite) write);
            case METRIC, REGISTRY, RECORD -> Optional.empty();
        };
    }

    private Optional<Write> ofRun(RunWrite write) {
        if (write instanceof RunWrite.SetStatus set) {
            return ids.ownRun(set.runId()).map(id -> new RunWrite.SetStatus(id, set.status(), set.endedAt()));
        }
        if (write instanceof RunWrite.SetStage set) {
            return ids.ownRun(set.runId()).map(id -> new RunWrite.SetStage(id, set.stage()));
        }
        return Optional.of(write);
    }

    private Optional<Write> ofTag(TagWrite write) {
        TagWrite.Target target = write.target();
        return switch (target.kind()) {
            case EXPERIMENT -> Optional.of(write);
            case RUN ->
                ids.ownRun(target.id())
                        .map(id -> new TagWrite(
                                new TagWrite.Target(TagWrite.Kind.RUN, id, 0), write.key(), write.value()));
            case MODEL, VERSION -> Optional.empty();
        };
    }

    /** A version is registered from what the server has, and by the ids that it has there. */
    private Write withServerIds(Write write) {
        if (write instanceof RegistryWrite.CreateVersion create) {
            return new RegistryWrite.CreateVersion(
                    create.model(), onServer(create.source()), create.notes(), create.status());
        }
        return write;
    }

    private ModelSource onServer(ModelSource source) {
        boolean isOwn = local.runs().findModel(source.modelId()).isPresent();
        if (!isOwn) {
            return source;
        }
        reads.awaitOwnWrites();
        LoggedModel there = ids.server(Identities.Kind.MODEL, source.modelId())
                .flatMap(id -> server.runs().orElseThrow().findModel(id))
                .orElseThrow(
                        () -> new ConflictException(
                                "Logged model " + source.modelId()
                                        + " cannot be registered, as the server has refused it or has it no more; see Mlops.outbox().parked()"));
        return new ModelSource(there.id(), there.runId(), there.path(), there.digest(), source.author());
    }

    private static Commit with(Commit commit, List<Write> writes) {
        return new Commit(
                commit.requestId(), commit.writerId(), commit.at(), commit.expectations(), writes, commit.leaves());
    }
}
