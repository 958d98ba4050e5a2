package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.error.ConflictException;
import io.mlops.registry.AliasState;
import io.mlops.spi.Capability;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commits of several threads at once. */
public abstract class CommitRaceContract extends StoreContract {
    private static final int THREADS = 8;

    @Test
    void race_overRegistryRecordsAndAudit_hasOneWinnerWhole() {
        store().needs(Capability.ATOMIC_COMMIT, Capability.ALIAS_COMPARE_AND_SET);
        store().records();
        Samples.createVersions(store(), "churn", THREADS);
        for (int round = 0; round < 5; round++) {
            long alias = round;
            Race<Integer> race = Race.of(THREADS, thread -> () -> {
                store().backend().commit(promotion(alias, thread));
                return thread;
            });
            assertThat(race.results())
                    .as("Of 8 commits that expect the same alias and record exactly one must win.")
                    .hasSize(1);
            assertThat(race.failures())
                    .as("The losers must get ConflictException, nothing else.")
                    .allMatch(failure -> failure instanceof ConflictException);
            int winner = race.results().get(0);
            assertThat(store().registry().findAlias("churn", "champion").map(AliasState::version))
                    .as("The alias must be the winner's.")
                    .contains(winner + 1);
            assertThat(store().records().find("approval", "champion").map(StoredRecord::json))
                    .as("The record must be the winner's too: the commit is one.")
                    .contains("\"" + winner + "\"");
            assertThat(store().records().auditLeaves(round, 10))
                    .extracting(StoredAuditLeaf::leaf)
                    .as("The audit log must hold the winner's leaf and no loser's.")
                    .containsExactly(new AuditLeaf("{\"winner\":" + winner + "}"));
        }
    }

    private Commit promotion(long revision, int thread) {
        return new Commit(
                store().nextRequestId(),
                store().writerId(),
                store().now(),
                List.of(
                        new Expectation.AliasAt("churn", "champion", revision),
                        new Expectation.RecordAt("approval", "champion", revision)),
                List.of(
                        new RecordWrite.Put("approval", "champion", "\"" + thread + "\""),
                        new RegistryWrite.SetAlias("churn", "champion", thread + 1)),
                List.of(new AuditLeaf("{\"winner\":" + thread + "}")));
    }

    @Test
    void increments_byReadAndCompareAndSet_loseNone() {
        store().records();
        int each = 5;
        Race<Integer> race = Race.of(THREADS, thread -> () -> {
            int conflicts = 0;
            int done = 0;
            while (done < each) {
                StoredRecord read = store().records()
                        .find("counter", "n")
                        .orElse(new StoredRecord("counter", "n", 0, "0", store().now()));
                try {
                    store().commitIf(
                                    new Expectation.RecordAt("counter", "n", read.revision()),
                                    new RecordWrite.Put(
                                            "counter", "n", Integer.toString(Integer.parseInt(read.json()) + 1)));
                    done++;
                } catch (ConflictException e) {
                    conflicts++;
                }
            }
            return conflicts;
        });

        assertThat(race.failures())
                .as("Who reads again after a conflict must get through.")
                .isEmpty();
        assertThat(store().records().find("counter", "n").map(StoredRecord::json))
                .as("Increments by compare-and-set of 8 threads must lose none.")
                .contains(Integer.toString(THREADS * each));
    }

    @Test
    void sameRequest_fromEightThreads_happensOnceAndAllGetItsResult() {
        store().needs(Capability.IDEMPOTENT_COMMITS);
        store().registry();
        store().commit(Samples.model("churn"));
        Commit commit = store().commitOf(List.of(), List.of(Samples.version("churn")));
        Race<CommitResult> race =
                Race.of(THREADS, thread -> () -> store().backend().commit(commit));

        assertThat(race.failures())
                .as("A request that arrives 8 times at once is answered 8 times.")
                .isEmpty();
        assertThat(race.results())
                .as("All repeats of a request must get the result of the one that happened.")
                .hasSize(THREADS)
                .containsOnly(new CommitResult(List.of("1")));
        assertThat(store().registry().nextVersion("churn"))
                .as("A request that arrives 8 times must happen once.")
                .isEqualTo(2);
    }
}
