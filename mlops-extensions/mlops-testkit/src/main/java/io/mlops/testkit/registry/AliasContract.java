package io.mlops.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.registry.AliasState;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.testkit.fixture.Dated;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Aliases: set, moved by compare-and-set, removed, with their history. */
public abstract class AliasContract extends StoreContract {
    @Test
    void set_alias_isFoundWithItsFirstRevision() {
        Samples.createVersions(store(), "churn", 2);
        Instant at = store().clock().advance(Duration.ofSeconds(1));
        String revision = store().assign(new RegistryWrite.SetAlias("churn", "champion", 2));

        assertThat(revision)
                .as("SetAlias must assign the alias's new revision, 1 the first time.")
                .isEqualTo("1");
        assertThat(store().registry().findAlias("churn", "champion"))
                .as("An alias must be found where it points, dated by the commit.")
                .contains(new AliasState("churn", "champion", 2, 1, at));
        RegisteredModel model = store().registry().findModel("churn").orElseThrow();
        assertThat(model.aliases()).as("The model must show its aliases.").isEqualTo(Map.of("champion", 2));
        assertThat(new Dated(store(), at, at).of(model).updatedAt())
                .as("A change of an alias dates the update of its model.")
                .isEqualTo(at);
    }

    @Test
    void set_again_risesTheRevisionEachTime() {
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        String third = store().assign(new RegistryWrite.SetAlias("churn", "champion", 2));

        assertThat(third)
                .as("Each SetAlias raises the revision, also one to the same version.")
                .isEqualTo("3");
        store().commit(new RegistryWrite.SetAlias("churn", "challenger", 1));
        assertThat(store().registry().findAlias("churn", "challenger").map(AliasState::revision))
                .as("Revisions are counted per alias.")
                .contains(1L);
        assertThat(store().registry().findModel("churn").map(RegisteredModel::aliases))
                .as("Several aliases stand side by side.")
                .contains(Map.of("champion", 2, "challenger", 1));
    }

    @Test
    void delete_alias_leavesAStateWithoutVersion() {
        Samples.createVersions(store(), "churn", 1);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        Instant at = store().clock().advance(Duration.ofSeconds(1));
        String assigned = store().assign(new RegistryWrite.DeleteAlias("churn", "champion"));

        assertThat(assigned).as("A deletion assigns nothing: the empty text.").isEmpty();
        assertThat(store().registry().findAlias("churn", "champion"))
                .as("A removed alias is a state with version 0 and the next revision, dated by the commit.")
                .contains(new AliasState("churn", "champion", 0, 2, at));
        assertThat(store().registry().findModel("churn").map(RegisteredModel::aliases))
                .as("The model must not show a removed alias.")
                .contains(Map.of());
    }

    @Test
    void delete_unsetAlias_changesNothing() {
        Samples.createVersions(store(), "churn", 1);
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        assertThat(store().registry().findAlias("churn", "champion"))
                .as("Removing an alias that was never set changes nothing.")
                .isEmpty();

        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::revision))
                .as("Removing an alias that is removed already does not raise its revision.")
                .contains(2L);
    }

    @Test
    void deleteVersion_takesItsAliasesAndNoOthers() {
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.SetAlias("churn", "candidate", 2));
        store().commit(new RegistryWrite.SetAlias("churn", "previous", 1));
        store().commit(new RegistryWrite.DeleteVersion("churn", 2));

        assertThat(store().registry().findModel("churn").map(RegisteredModel::aliases))
                .as("Aliases fall with their version, the others stay.")
                .contains(Map.of("previous", 1));
        assertThat(store().registry().findAlias("churn", "champion"))
                .as("A fallen alias is a state with version 0 and the next revision.")
                .hasValueSatisfying(state -> {
                    assertThat(state.version()).isZero();
                    assertThat(state.revision()).isEqualTo(2);
                });
    }

    @Test
    void setAlias_toMissingVersion_isNotFoundAndKeepsThePlace() {
        Samples.createVersions(store(), "churn", 1);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        assertThatThrownBy(
                        () -> store().commit(new RegistryWrite.SetAlias("churn", "champion", 9)),
                        "Pointing an alias to a version that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::version))
                .as("A refused SetAlias must leave the alias where it was.")
                .contains(1);
    }

    @Test
    void history_ofAlias_isAllStatesTheLatestFirst() {
        store().needs(Capability.ALIAS_HISTORY);
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        Instant last = store().clock().advance(Duration.ofSeconds(1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));

        List<AliasState> history = store().registry().aliasHistory("churn", "champion");
        assertThat(history)
                .as("The history holds every state, removals included, the latest first, with rising revisions.")
                .extracting(AliasState::version)
                .containsExactly(1, 0, 2, 1);
        assertThat(history.get(0))
                .as("Each state is dated by its commit.")
                .isEqualTo(new AliasState("churn", "champion", 1, 4, last));
        assertThat(store().registry().aliasHistory("churn", "other"))
                .as("An alias that was never set has no history.")
                .isEmpty();
    }

    @Test
    void compareAndSet_onTheCurrentRevision_succeeds() {
        store().needs(Capability.ALIAS_COMPARE_AND_SET);
        Samples.createVersions(store(), "churn", 2);
        store().commitIf(alias(0), new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commitIf(alias(1), new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        store().commitIf(alias(3), new RegistryWrite.SetAlias("churn", "champion", 1));

        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::version))
                .as(
                        "AliasAt holds for 0 before the first time, and for the revision of the last change, a removal included.")
                .contains(1);
    }

    @Test
    void compareAndSet_onAnotherRevision_isAConflictAndChangesNothing() {
        store().needs(Capability.ALIAS_COMPARE_AND_SET);
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        for (long stale : new long[] {0, 1, 2, 4}) {
            assertThatThrownBy(
                            () -> store().commitIf(alias(stale), new RegistryWrite.SetAlias("churn", "champion", 2)),
                            "AliasAt %s must be a ConflictException at revision 3, even where the alias points where it did then.",
                            stale)
                    .isInstanceOf(ConflictException.class);
        }
        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::revision))
                .as("A conflict must change nothing.")
                .contains(3L);
    }

    @Test
    void compareAndSet_fromEightThreads_hasExactlyOneWinner() {
        store().needs(Capability.ALIAS_COMPARE_AND_SET);
        Samples.createVersions(store(), "churn", 8);
        Race<Integer> race = Race.of(8, thread -> () -> {
            store().commitIf(alias(0), new RegistryWrite.SetAlias("churn", "champion", thread + 1));
            return thread + 1;
        });

        assertThat(race.results())
                .as("Of 8 threads that set one alias from one revision exactly one must win.")
                .hasSize(1);
        assertThat(race.failures())
                .as(
                        "The losers must get ConflictException: the expectation is checked in the transaction of the change.")
                .hasSize(7)
                .allMatch(failure -> failure instanceof ConflictException);
        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::version))
                .as("The alias must point where the winner set it.")
                .contains(race.results().get(0));
    }

    private static Expectation alias(long revision) {
        return new Expectation.AliasAt("churn", "champion", revision);
    }
}
