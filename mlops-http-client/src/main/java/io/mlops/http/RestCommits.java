package io.mlops.http;

import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.registry.RegistryWrites;
import io.mlops.http.registry.RestRegistryStore;
import io.mlops.http.tracking.ExperimentWrites;
import io.mlops.http.tracking.RunWrites;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import java.util.List;

/**
 * Makes commits of one write. A next version that is expected is looked at before and compared after: whoever was overtaken takes the version back. Thread-safe.
 *
 * @param experiments changes experiments
 * @param runs changes runs
 * @param registry reads the registry
 * @param models changes the registry
 */
record RestCommits(ExperimentWrites experiments, RunWrites runs, RestRegistryStore registry, RegistryWrites models) {
    CommitResult commit(Commit commit) {
        requireSupported(commit);
        commit.expectations().forEach(expectation -> requireNext((Expectation.NextVersion) expectation));
        if (commit.writes().isEmpty()) {
            return new CommitResult(List.of());
        }
        Write write = commit.writes().get(0);
        String assigned = apply(write, commit);
        commit.expectations()
                .forEach(expectation -> requireGiven((Expectation.NextVersion) expectation, write, assigned, commit));
        return new CommitResult(List.of(assigned));
    }

    private static void requireSupported(Commit commit) {
        if (!commit.leaves().isEmpty()
                || commit.writes().stream().anyMatch(write -> write.part() == Write.Part.RECORD)) {
            throw lacking(
                    "keep records and an audit log (RECORDS)",
                    "give a place for them by MlopsSdk.builder().governance(…)");
        }
        boolean hasParams = commit.writes().stream()
                .anyMatch(write -> write instanceof RunWrite.Create create
                        && !create.params().isEmpty());
        if (commit.writes().size() > 1 || hasParams) {
            throw lacking("make several changes all or nothing (ATOMIC_COMMIT)", "commit them one by one");
        }
        for (Expectation expectation : commit.expectations()) {
            if (expectation.type() == Expectation.Type.ALIAS_AT) {
                throw lacking(
                        "compare an alias in the transaction of its change (ALIAS_COMPARE_AND_SET)",
                        "read it before, and after");
            }
            if (expectation.type() == Expectation.Type.RECORD_AT) {
                throw lacking("keep records (RECORDS)", "give a place for them by MlopsSdk.builder().governance(…)");
            }
        }
    }

    private static UnsupportedCapabilityException lacking(String what, String wayOut) {
        return new UnsupportedCapabilityException("MLflow's REST API cannot " + what + "; " + wayOut);
    }

    private String apply(Write write, Commit commit) {
        return switch (write.part()) {
            case EXPERIMENT -> experiments.apply((ExperimentWrite) write, commit);
            case RUN -> runs.apply((RunWrite) write, commit);
            case REGISTRY -> models.apply((RegistryWrite) write, commit);
            case TAG -> tag((TagWrite) write);
            case METRIC ->
                throw lacking("write points in a commit (ATOMIC_COMMIT)", "append them by MetricStore.append");
            case RECORD -> throw lacking("keep records (RECORDS)", "give a place for them");
        };
    }

    private String tag(TagWrite write) {
        switch (write.target().kind()) {
            case EXPERIMENT -> experiments.tag(write.target().id(), write.key(), write.value());
            case RUN -> runs.tag(write.target().id(), write.key(), write.value());
            case MODEL, VERSION -> models.tag(write);
        }
        return "";
    }

    private void requireNext(Expectation.NextVersion expected) {
        int next = registry.nextVersion(expected.model());
        if (next != expected.version()) {
            throw overtaken(expected, next);
        }
    }

    private void requireGiven(Expectation.NextVersion expected, Write write, String assigned, Commit commit) {
        boolean isOther = write instanceof RegistryWrite.CreateVersion created
                && created.model().equals(expected.model())
                && !assigned.equals(Integer.toString(expected.version()));
        if (isOther) {
            int number = Integer.parseInt(assigned);
            models.apply(new RegistryWrite.DeleteVersion(expected.model(), number), commit);
            throw overtaken(expected, number);
        }
    }

    private static ConflictException overtaken(Expectation.NextVersion expected, int next) {
        return new ConflictException("Next version of " + Quoted.of(expected.model()) + " is " + next
                + " and no more " + expected.version()
                + ", as it was when this change was decided; read it again and decide again");
    }
}
