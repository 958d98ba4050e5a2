package io.mlops.core.action;

import java.util.Map;
import java.util.stream.Collectors;

/** How an action that deletes tells judges and audit log which aliases fall with what it deletes. Stateless. */
public final class FallenAliases {
    private static final String PREFIX = "alias:";

    private FallenAliases() {}

    /**
     * Returns the state before a deletion: the version of each alias that falls.
     *
     * @param versions version numbers by alias
     */
    public static Map<String, String> before(Map<String, Integer> versions) {
        return versions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> PREFIX + e.getKey(), e -> Integer.toString(e.getValue())));
    }
}
