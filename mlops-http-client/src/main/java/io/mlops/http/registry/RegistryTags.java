package io.mlops.http.registry;

import io.mlops.artifact.Digest;
import io.mlops.http.tracking.HiddenTags;

/** The hidden tags of models and versions. Stateless. */
final class RegistryTags {
    static final String SOURCE = HiddenTags.PREFIX + "source";
    static final String STATUS = HiddenTags.PREFIX + "status";
    static final String NUMBERS = HiddenTags.PREFIX + "numbers";

    private static final String ALIAS = HiddenTags.PREFIX + "alias.";
    private static final int LONGEST = 200;

    private RegistryTags() {}

    /** A key has at most 250 characters, an alias 255. */
    static String ofAlias(String alias) {
        return ALIAS + (alias.length() <= LONGEST ? alias : Digest.of(alias).hex());
    }
}
