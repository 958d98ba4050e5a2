package io.mlops.testkit.mutant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All mutants by the sentence that says what they break. */
final class Mutants {
    private Mutants() {}

    static Set<String> names() {
        return all().keySet();
    }

    static Mutant byName(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow();
    }

    private static Map<String, Mutant> all() {
        Map<String, Mutant> all = new LinkedHashMap<>();
        RunMutants.addTo(all);
        SearchMutants.addTo(all);
        MetricMutants.addTo(all);
        HistoryMutants.addTo(all);
        AliasMutants.addTo(all);
        ChangeMutants.addTo(all);
        CommitMutants.addTo(all);
        RecordMutants.addTo(all);
        StoreMutants.addTo(all);
        FileMutants.addTo(all);
        return all;
    }
}
