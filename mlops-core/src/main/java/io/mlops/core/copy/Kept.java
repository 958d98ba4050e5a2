package io.mlops.core.copy;

import io.mlops.spi.Capability;
import io.mlops.tracking.MetricSeries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What stays as it was on the way from one store to another. Immutable.
 *
 * @param capabilities those of the target, without those that the source lacks and the copy would have to invent
 */
record Kept(Set<Capability> capabilities) {
    private static final Map<Capability, String> LOSSES = new TreeMap<>(Map.of(
            Capability.RECORDS, "audit log, approvals, policies, monitors and all other records",
            Capability.ALIAS_HISTORY, "where aliases pointed before",
            Capability.COMMIT_DATES, "dates of experiments, models and versions, which are those of the copy",
            Capability.PROPOSED_IDS,
                    "ids of runs and logged models, which are the target's; a run has its own in the tag " + RunIds.TAG,
            Capability.LASTING_NUMBERS, "numbers that were used by models that are gone",
            Capability.EXACT_INFINITIES, "infinite metric values, which become the largest number of their sign",
            Capability.SIGNED_ZEROS, "the sign of zeros in metrics",
            Capability.SERIES_DIMENSIONS, "metrics by model or data set"));

    Kept {
        capabilities = Set.copyOf(capabilities);
    }

    static Kept between(CopyEnd from, CopyEnd to) {
        EnumSet<Capability> kept = EnumSet.copyOf(to.capabilities());
        if (!kept.contains(Capability.ATOMIC_COMMIT)) {
            kept.remove(Capability.RECORDS);
        }
        for (Capability own : List.of(
                Capability.RECORDS,
                Capability.ARTIFACT_DIGESTS,
                Capability.ALIAS_HISTORY,
                Capability.REGISTRY_CHANGES,
                Capability.LASTING_NUMBERS)) {
            if (!from.capabilities().contains(own)) {
                kept.remove(own);
            }
        }
        return new Kept(kept);
    }

    boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** Returns what the source may hold and the target cannot. */
    List<String> losses(CopyEnd from) {
        List<String> losses = new ArrayList<>();
        LOSSES.forEach((capability, what) -> {
            // Whatever gives ids and dates has them, also where it takes none from others.
            boolean isAlways = capability == Capability.PROPOSED_IDS || capability == Capability.COMMIT_DATES;
            boolean isThere = isAlways || from.capabilities().contains(capability);
            if (isThere && !has(capability)) {
                losses.add(what);
            }
        });
        return losses;
    }

    /** Returns whether the target has this kind of series. */
    boolean has(MetricSeries series) {
        return has(Capability.SERIES_DIMENSIONS)
                || (series.modelId().isEmpty() && series.dataset().isEmpty());
    }

    /** Returns a value as both stores give it back. */
    double value(double value) {
        if (!has(Capability.EXACT_INFINITIES) && Double.isInfinite(value)) {
            return Math.copySign(Double.MAX_VALUE, value);
        }
        return value == 0 && !has(Capability.SIGNED_ZEROS) ? 0.0 : value;
    }
}
