package io.mlops.http;

import io.mlops.spi.Capability;
import java.util.EnumSet;
import java.util.Set;

/** What no backend on MLflow's REST API can do. */
final class MlflowLacks {
    static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.RECORDS,
            Capability.ATOMIC_COMMIT,
            Capability.ALIAS_COMPARE_AND_SET,
            Capability.REGISTRY_CHANGES,
            Capability.IDEMPOTENT_COMMITS,
            Capability.COMMIT_DATES,
            Capability.PROPOSED_IDS,
            Capability.LASTING_NUMBERS,
            Capability.EXACT_INFINITIES,
            Capability.SIGNED_ZEROS,
            Capability.SERIES_DIMENSIONS,
            Capability.ARTIFACT_DIGESTS,
            Capability.PURGE));

    private MlflowLacks() {}
}
