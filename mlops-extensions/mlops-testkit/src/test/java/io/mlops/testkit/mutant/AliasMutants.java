package io.mlops.testkit.mutant;

import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.Write;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Mutants of version numbers and aliases. */
final class AliasMutants {
    private AliasMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addNumbers(mutants);
        addStates(mutants);
        addRaces(mutants);
    }

    private static void addNumbers(Map<String, Mutant> mutants) {
        mutants.put(
                "offers the number of a deleted version",
                new Mutant(
                        "Versions",
                        "numbers_afterDeletions_neverRepeat",
                        Alteration.of("registry.nextVersion", call -> {
                            String name = call.argument(0, String.class);
                            Page<ModelVersion> versions = registry(call).searchVersions(SearchQuery.all());
                            return versions.items().stream()
                                            .filter(version -> version.name().equals(name))
                                            .mapToInt(ModelVersion::version)
                                            .max()
                                            .orElse(0)
                                    + 1;
                        })));
        mutants.put(
                "sets an alias to a version that does not exist",
                new Mutant(
                        "Aliases",
                        "setAlias_toMissingVersion_isNotFoundAndKeepsThePlace",
                        Alteration.of("commit", call -> {
                            Commit commit = call.argument(0, Commit.class);
                            return call.proceedWith(new Commit(
                                    commit.requestId(),
                                    commit.writerId(),
                                    commit.at(),
                                    commit.expectations(),
                                    commit.writes().stream()
                                            .map(AliasMutants::clamped)
                                            .toList(),
                                    commit.leaves()));
                        })));
    }

    private static void addStates(Map<String, Mutant> mutants) {
        mutants.put(
                "forgets a removed alias",
                new Mutant(
                        "Aliases",
                        "delete_alias_leavesAStateWithoutVersion",
                        Alteration.of(
                                "registry.findAlias",
                                call -> registry(call)
                                        .findAlias(call.argument(0, String.class), call.argument(1, String.class))
                                        .filter(state -> state.version() > 0))));
        mutants.put(
                "tells the history of an alias from its beginning",
                new Mutant(
                        "Aliases",
                        "history_ofAlias_isAllStatesTheLatestFirst",
                        Alteration.of("registry.aliasHistory", call -> {
                            List<AliasState> states = new ArrayList<>(registry(call)
                                    .aliasHistory(call.argument(0, String.class), call.argument(1, String.class)));
                            Collections.reverse(states);
                            return states;
                        })));
    }

    private static void addRaces(Map<String, Mutant> mutants) {
        mutants.put(
                "ignores expectations",
                new Mutant(
                        "Aliases",
                        "compareAndSet_onAnotherRevision_isAConflictAndChangesNothing",
                        Alteration.of(
                                "commit",
                                call -> call.proceedWith(withoutExpectations(call.argument(0, Commit.class))))));
        mutants.put(
                "checks expectations before the transaction",
                new Mutant("Aliases", "compareAndSet_fromEightThreads_hasExactlyOneWinner", new ChecksTooEarly()));
    }

    private static Write clamped(Write write) {
        return write instanceof RegistryWrite.SetAlias set
                ? new RegistryWrite.SetAlias(set.model(), set.alias(), Math.min(set.version(), 1))
                : write;
    }

    static Commit withoutExpectations(Commit commit) {
        return new Commit(
                commit.requestId(), commit.writerId(), commit.at(), List.of(), commit.writes(), commit.leaves());
    }

    private static RegistryStore registry(Call call) {
        return call.backend().registry().orElseThrow();
    }
}
