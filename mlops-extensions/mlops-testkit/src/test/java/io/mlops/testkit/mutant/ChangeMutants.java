package io.mlops.testkit.mutant;

import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RegistryStore;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mutants of what other processes learn of the registry. */
final class ChangeMutants {
    private ChangeMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addGenerations(mutants);
        addChanges(mutants);
        addSearches(mutants);
    }

    private static void addGenerations(Map<String, Mutant> mutants) {
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
    }

    private static void addChanges(Map<String, Mutant> mutants) {
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
    }

    private static void addSearches(Map<String, Mutant> mutants) {
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
