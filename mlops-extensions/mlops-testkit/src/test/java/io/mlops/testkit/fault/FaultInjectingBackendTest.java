package io.mlops.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreFullException;
import io.mlops.spi.Capability;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.testkit.tiny.TinyBackend;
import io.mlops.testkit.tiny.TinyDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultInjectingBackendTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FaultInjectingBackend backend =
            new FaultInjectingBackend(new TinyBackend(new TinyDisk(Path.of("unused"), NOW)));

    @Test
    void fail_secondCommit_failsItAloneAndWritesNothing() {
        backend.fail(BackendCall.COMMIT, 2, () -> new StoreFullException("the disk is full", null));

        backend.commit(create("one"));
        assertThatThrownBy(() -> backend.commit(create("two"))).isInstanceOf(StoreFullException.class);
        backend.commit(create("three"));

        assertThat(isThere("one")).isTrue();
        assertThat(isThere("two")).isFalse();
        assertThat(isThere("three")).isTrue();
    }

    @Test
    void loseReply_commit_happensAndItsRepeatIsAnswered() {
        backend.loseReply(BackendCall.COMMIT, 1);
        Commit commit = create("churn");

        assertThatThrownBy(() -> backend.commit(commit)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(isThere("churn")).isTrue();
        CommitResult repeated = backend.commit(commit);
        assertThat(repeated.assigned()).hasSize(1);
    }

    @Test
    void hold_commit_waitsUntilItIsReleased() throws Exception {
        HeldCall held = backend.hold(BackendCall.COMMIT, 1);
        CompletableFuture<CommitResult> slow = CompletableFuture.supplyAsync(() -> backend.commit(create("slow")));
        held.awaitArrival(PATIENCE);

        assertThat(held.hasArrived()).isTrue();
        assertThat(isThere("slow")).isFalse();
        backend.commit(create("fast"));
        assertThat(slow).isNotDone();

        held.release();
        assertThat(slow.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).assigned()).hasSize(1);
        assertThat(isThere("slow")).isTrue();
    }

    @Test
    void awaitArrival_callThatNeverComes_isAnAssertionError() {
        HeldCall held = backend.hold(BackendCall.COMMIT, 1);

        assertThatThrownBy(() -> held.awaitArrival(Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has not arrived");
    }

    @Test
    void fail_call_countsPerKindFromNowOn() {
        isThere("counted as a read");
        backend.fail(BackendCall.READ, 2, () -> new StoreFullException("read", null));
        backend.commit(create("one"));

        assertThat(isThere("one")).isTrue();
        assertThatThrownBy(() -> isThere("one")).isInstanceOf(StoreFullException.class);
        assertThat(backend.calls(BackendCall.READ)).isEqualTo(3);
        assertThat(backend.calls(BackendCall.COMMIT)).isEqualTo(1);
    }

    @Test
    void store_ownError_comesThroughAsItIs() {
        assertThatThrownBy(() -> backend.runs().orElseThrow().logBatch(RunBatch.params("none", Map.of())))
                .isInstanceOf(NotFoundException.class);
        assertThat(backend.calls(BackendCall.LOG_BATCH)).isEqualTo(1);
    }

    @Test
    void fail_zerothCall_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> backend.loseReply(BackendCall.COMMIT, 0));
    }

    @Test
    void wrapper_withoutFaults_isTheBackend() {
        assertThat(backend.location()).isEqualTo("tiny:");
        assertThat(backend.capabilities()).isEqualTo(Capability.expected());
        assertThat(backend.metrics()).isPresent();
        assertThat(backend.registry()).isPresent();
        assertThat(backend.artifacts()).isPresent();
        assertThat(backend.records()).isPresent();
        assertThat(backend.verify()).isEmpty();

        backend.close();
        assertThatIllegalStateException().isThrownBy(() -> isThere("closed"));
    }

    private boolean isThere(String name) {
        return backend.runs().orElseThrow().findExperimentByName(name).isPresent();
    }

    private static Commit create(String name) {
        return new Commit(
                "request-" + name, "writer", NOW, List.of(), List.of(new ExperimentWrite.Create(name)), List.of());
    }
}
