package io.mlops.governance;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Ready-made policies for the built-in engine. */
public final class Policies {
    private Policies() {}

    /**
     * Returns the policy that guards aliases and allows the rest to everybody: a guarded alias moves to a version, and is removed, only with an approval by a verified
     * person who is neither the requester nor the author of the version or its run.
     *
     * @param aliases at least one alias: letters, digits, {@code _} and {@code -}
     * @throws InvalidInputException if none is given, or one is not an alias
     */
    public static Policy fourEyes(String... aliases) {
        List<String> guarded = Arrays.stream(aliases).distinct().sorted().toList();
        if (guarded.isEmpty() || !guarded.stream().allMatch(alias -> alias.matches("[A-Za-z0-9_-]{1,255}"))) {
            throw new InvalidInputException(
                    "aliases",
                    "must be at least one alias of letters, digits, '_' and '-'",
                    guarded.toString(),
                    "for example Policies.fourEyes(\"champion\")");
        }
        String guards = guarded.stream()
                .map(alias -> "{\"alias\":\"" + alias + "\",\"approvals\":1}")
                .collect(Collectors.joining(",", "[", "]"));
        return new Policy(Policy.BUILT_IN, "{\"guards\":" + guards + ",\"otherwise\":\"allow\",\"version\":1}");
    }
}
