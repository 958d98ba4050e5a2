package io.mlops.core.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs, models and aliases that the target of a copy alone has; what else it has is among what is counted on both sides. Stateless. */
final class Surplus {
    private Surplus() {}

    /**
     * Returns a sentence for each sort of which the target has some that the source has not.
     *
     * @param to the target
     * @param ids which run is which, all of the source's having been looked for
     * @param runs the ids of all runs of the source
     * @param models all names of models of the source, with those of their aliases
     */
    static List<String> sentences(CopyEnd to, RunIds ids, Set<String> runs, Map<String, ? extends Set<String>> models) {
        List<String> sentences = new ArrayList<>();
        List<String> otherRuns = new ArrayList<>();
        to.runIds().stream().filter(id -> !runs.contains(ids.inSource(id))).forEach(otherRuns::add);
        add(sentences, "runs", otherRuns);
        List<String> otherModels = new ArrayList<>();
        List<String> otherAliases = new ArrayList<>();
        RegistryCopy.names(to).forEach((model, aliases) -> {
            if (!models.containsKey(model)) {
                otherModels.add(model);
                return;
            }
            aliases.stream()
                    .filter(alias -> !models.get(model).contains(alias))
                    .forEach(alias -> otherAliases.add(model + "@" + alias));
        });
        add(sentences, "models", otherModels);
        add(sentences, "aliases", otherAliases);
        return sentences;
    }

    private static void add(List<String> sentences, String sort, List<String> others) {
        if (!others.isEmpty()) {
            sentences.add(sort + ": " + others.size() + " in the target alone, the first \"" + Collections.min(others)
                    + "\"");
        }
    }
}
