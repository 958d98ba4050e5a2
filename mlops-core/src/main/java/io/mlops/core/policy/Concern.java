package io.mlops.core.policy;

import io.mlops.governance.Action;
import io.mlops.governance.Facts;
import io.mlops.governance.Resource;
import java.util.Optional;

/**
 * What an action concerns, in the terms of a scope. Immutable.
 *
 * @param model the model's name; empty where none is concerned
 * @param experiment the experiment's name; empty where none is concerned
 * @param environment the environment; empty where none is concerned
 */
record Concern(Optional<String> model, Optional<String> experiment, Optional<String> environment) {
    static Concern of(Action action, Facts facts, Rules rules) {
        Resource resource = action.resource();
        return switch (resource.type()) {
            case EXPERIMENT, RUN -> new Concern(Optional.empty(), facts.experiment(), Optional.empty());
            case MODEL, VERSION, ALIAS -> model(resource.name(), rules.environmentOf(resource.alias()));
            case APPROVAL ->
                model(
                        action.after().getOrDefault("model", ""),
                        rules.environmentOf(action.after().getOrDefault("alias", ""))
                                .or(() -> Optional.ofNullable(action.after().get("environment"))));
            case MONITOR -> {
                int slash = resource.name().lastIndexOf('/');
                yield model(
                        resource.name().substring(0, Math.max(0, slash)),
                        Optional.of(resource.name().substring(slash + 1)));
            }
            case STORE, POLICY -> new Concern(Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    static Concern model(String model, Optional<String> environment) {
        return new Concern(Optional.of(model).filter(name -> !name.isEmpty()), Optional.empty(), environment);
    }

    /** Returns whether a scope covers this: each part that it restricts must be there and match. */
    boolean isIn(Rules.Reach reach) {
        return covers(reach.models(), model)
                && covers(reach.experiments(), experiment)
                && reach.environment()
                        .map(name -> environment.filter(name::equals).isPresent())
                        .orElse(true);
    }

    private static boolean covers(Optional<Glob> pattern, Optional<String> name) {
        return pattern.map(glob -> name.filter(glob::matches).isPresent()).orElse(true);
    }
}
