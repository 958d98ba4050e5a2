package io.mlops.testkit.mutant;

import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mutants of the registry. */
final class RegistryMutants {
    private RegistryMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addNumbersAndAliases(mutants);
        addChanges(mutants);
    }

    private static void addNumbersAndAliases(Map<String, Mutant> mutants) {
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
                                            .map(RegistryMutants::clamped)
                                            .toList(),
                                    commit.leaves()));
                        })));
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

    private static void addChanges(Map<String, Mutant> mutants) {
        mutants.put(
                "does not count changes",
                new Mutant(
                        "RegistryChanges",
                        "generation_everyWrite_raisesIt",
                        Alteration.of("registry.generation", call -> 0L)));
        mutants.put(
                "counts what is no change of the registry",
                new Mutant(
                        "RegistryChanges",
                        "generation_otherAndRefusedWrites_leaveIt",
                        Alteration.of(
                                "registry.generation",
                                call -> registry(call).generation()
                                        + call.backend()
                                                .runs()
                                                .orElseThrow()
                                                .searchRuns(List.of(), SearchQuery.all())
                                                .items()
                                                .size())));
        mutants.put(
                "tells more changes than asked for",
                new Mutant(
                        "RegistryChanges",
                        "changes_byParts_areTheWholeInOrder",
                        Alteration.of(
                                "registry.changes",
                                call -> registry(call).changes(call.argument(0, Long.class), 1000))));
        mutants.put(
                "tells the change of the known generation again",
                new Mutant(
                        "RegistryChanges",
                        "changes_byParts_areTheWholeInOrder",
                        Alteration.of(
                                "registry.changes",
                                call -> registry(call)
                                        .changes(
                                                Math.max(0, call.argument(0, Long.class) - 1),
                                                call.argument(1, Integer.class)))));
        mutants.put(
                "does not tell of fallen aliases",
                new Mutant(
                        "RegistryChanges",
                        "deleteVersion_withAlias_tellsOfBoth",
                        Alteration.of(
                                "registry.changes",
                                call ->
                                        registry(call)
                                                .changes(call.argument(0, Long.class), call.argument(1, Integer.class))
                                                .stream()
                                                .filter(change -> change.type() != RegistryChange.Type.ALIAS_DELETED)
                                                .toList())));
        mutants.put(
                "finds models without their order",
                new Mutant(
                        "RegistrySearch",
                        "models_everyFilterAndOrder_areFoundAsFilterMatchesSays",
                        Alteration.of("registry.searchModels", call -> {
                            List<Object> items =
                                    new ArrayList<>(((Page<?>) Objects.requireNonNull(call.proceed())).items());
                            Collections.reverse(items);
                            return Page.last(items);
                        })));
    }

    private static RegistryStore registry(Call call) {
        return call.backend().registry().orElseThrow();
    }
}
