package io.mlops.spi;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a backend can do. Each is expected of every backend that has the part; one that lacks it leaves it out of {@link Backend#capabilities()} and throws
 * {@link io.mlops.error.UnsupportedCapabilityException} where it is asked for.
 */
public enum Capability {
    /** Has a {@link RunStore}. */
    RUNS,
    /** Has a {@link MetricStore}. */
    METRICS,
    /** Has a {@link RegistryStore}. */
    REGISTRY,
    /** Has an {@link ArtifactStore}. */
    ARTIFACTS,
    /** Has a {@link RecordStore}. */
    RECORDS,
    /** Commits several writes and audit leaves all or nothing; without it a commit holds one write and no leaf. */
    ATOMIC_COMMIT,
    /** Checks {@code Expectation.AliasAt} in the transaction of the change. */
    ALIAS_COMPARE_AND_SET,
    /** Keeps where aliases have pointed. */
    ALIAS_HISTORY,
    /** Tells which registry changes were made since a generation, by any process. */
    REGISTRY_CHANGES,
    /** Answers a repeated request id as the first time. */
    IDEMPOTENT_COMMITS,
    /** Brings infinities back as they were written. */
    EXACT_INFINITIES,
    /** Tells series of one key apart by model and dataset. */
    SERIES_DIMENSIONS,
    /** Knows the SHA-256 of each artifact. */
    ARTIFACT_DIGESTS,
    /** Pages by key, so that a concurrent insert neither skips nor repeats rows. */
    STABLE_PAGING,
    /** Gives links to artifacts that work without the SDK. */
    ARTIFACT_LINKS,
    /** Frees what was deleted. */
    PURGE;

    /** Returns every capability but {@link #ARTIFACT_LINKS}, which only a server can have. */
    public static Set<Capability> expected() {
        return EnumSet.complementOf(EnumSet.of(ARTIFACT_LINKS));
    }
}
