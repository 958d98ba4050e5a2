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
    /** Answers a repeated request id as the first time, and knows repeated sequences, over reopenings too. */
    IDEMPOTENT_COMMITS,
    /** Dates what a commit creates and changes by the commit; without it the store does so by its own clock. */
    COMMIT_DATES,
    /** Gives runs the ids that the engine proposes; without it the store gives its own, and a proposed one is never taken. */
    PROPOSED_IDS,
    /** Never gives a version the number of another, also where the name's model was deleted or renamed in between. */
    LASTING_NUMBERS,
    /** Brings infinities back as they were written; without it they come back as the largest number of their sign, which itself is refused. */
    EXACT_INFINITIES,
    /** Tells -0.0 from 0.0; without it both are 0.0. */
    SIGNED_ZEROS,
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
