package io.mlops.governance.gate;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.governance.GovernanceHook;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ready-made hooks. Each judges {@code alias.set} alone, for every alias or for those that {@link #before} names.
 *
 * <pre>{@code
 * Judgement.builtIn()
 *         .hook(Gates.before(Gates.metricAtLeast("val_auc", 0.8), "champion"))
 *         .hook(Gates.before(Gates.notWorseThanChampion("val_auc", Gates.Better.HIGHER, 0.005), "champion"))
 * }</pre>
 */
public final class Gates {
    private Gates() {}

    /** Which values of a metric are better. */
    public enum Better {
        /** Larger ones: an accuracy. */
        HIGHER,
        /** Smaller ones: an error. */
        LOWER
    }

    /**
     * Lets a version pass whose run has a metric of at least a value. A metric that is missing or NaN does not pass.
     *
     * @param metric the key; its latest value counts
     * @param least the smallest value that passes, finite
     * @throws InvalidInputException if the value is not finite
     */
    public static GovernanceHook metricAtLeast(String metric, double least) {
        requireFinite("least", least);
        return new Gate(
                "metric-threshold",
                false,
                facts -> value(facts.run(), metric) >= least
                        ? Optional.empty()
                        : Optional.of("the run's metric " + Quoted.of(metric) + " is " + value(facts.run(), metric)
                                + ", which is not at least " + least));
    }

    /**
     * Lets a version pass whose run has a metric of at most a value. A metric that is missing or NaN does not pass.
     *
     * @param metric the key; its latest value counts
     * @param most the largest value that passes, finite
     * @throws InvalidInputException if the value is not finite
     */
    public static GovernanceHook metricAtMost(String metric, double most) {
        requireFinite("most", most);
        return new Gate(
                "metric-threshold",
                false,
                facts -> value(facts.run(), metric) <= most
                        ? Optional.empty()
                        : Optional.of("the run's metric " + Quoted.of(metric) + " is " + value(facts.run(), metric)
                                + ", which is not at most " + most));
    }

    /**
     * Lets a version pass that is not worse than where the alias points now. Where it points nowhere, every version passes whose metric is a number; a champion without the
     * metric is no measure, and passes too.
     *
     * @param metric the key in both runs; the latest values count
     * @param better which values are better
     * @param tolerance how much worse still passes, 0 or more
     * @throws InvalidInputException if the tolerance is negative or not finite
     */
    public static GovernanceHook notWorseThanChampion(String metric, Better better, double tolerance) {
        requireFinite("tolerance", tolerance);
        if (tolerance < 0) {
            throw new InvalidInputException("tolerance", "must be 0 or more", Double.toString(tolerance), "");
        }
        double sign = better == Better.HIGHER ? 1 : -1;
        return new Gate("not-worse-than-champion", true, facts -> {
            double candidate = value(facts.run(), metric);
            double champion = value(facts.currentRun(), metric);
            boolean passes =
                    !Double.isNaN(candidate) && (Double.isNaN(champion) || sign * (candidate - champion) >= -tolerance);
            return passes
                    ? Optional.empty()
                    : Optional.of("the metric " + Quoted.of(metric) + " of the version is " + candidate
                            + ", that of the champion " + champion + ", and at most " + tolerance + " worse passes");
        });
    }

    /**
     * Lets a version pass whose model card is complete. The fields of the card are tags of the version; {@code description} is its description.
     *
     * @param fields the keys that must be there and not blank
     */
    public static GovernanceHook modelCard(String... fields) {
        List<String> required = List.of(fields);
        return new Gate("model-card", false, facts -> {
            List<String> missing = required.stream()
                    .filter(field -> facts.version()
                            .filter(version -> !cardField(version, field).isBlank())
                            .isEmpty())
                    .map(Quoted::of)
                    .toList();
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "the model card lacks " + String.join(", ", missing) + "; set them as tags of the version");
        });
    }

    private static String cardField(ModelVersion version, String field) {
        return field.equals("description")
                ? version.notes().description()
                : version.notes().tags().getOrDefault(field, "");
    }

    /**
     * Lets a version pass whose run has logged the data that it read for a purpose.
     *
     * @param context what for: {@code training}
     * @param digests the digests that pass; any where none is given
     */
    public static GovernanceHook dataset(String context, String... digests) {
        Set<String> passing = Set.of(digests);
        return new Gate(
                "dataset-digest",
                false,
                facts -> facts.run().stream()
                                .flatMap(run -> run.data().inputs().stream())
                                .filter(input -> input.context().equals(context))
                                .anyMatch(input -> passing.isEmpty()
                                        || passing.contains(input.dataset().digest()))
                        ? Optional.empty()
                        : Optional.of("the run has logged no data set for " + Quoted.of(context)
                                + (passing.isEmpty() ? "" : " with one of the required digests")));
    }

    /**
     * Lets a version pass while the inputs of the model were compared with their reference not long ago. A model that never had a drift check does not pass.
     *
     * @param environment where the monitor works
     * @param maximumAge how long ago the last check may be, more than 0
     * @throws InvalidInputException if the age is not more than 0
     */
    public static GovernanceHook driftCheckedWithin(String environment, Duration maximumAge) {
        if (maximumAge.isNegative() || maximumAge.isZero()) {
            throw new InvalidInputException("maximumAge", "must be more than 0", maximumAge.toString(), "");
        }
        return new Gate("drift-check-age", true, facts -> {
            Optional<Instant> last = facts.driftCheckedAt(environment);
            return last.filter(at -> !at.plus(maximumAge).isBefore(facts.now())).isPresent()
                    ? Optional.empty()
                    : Optional.of("the last drift check was "
                            + last.map(at -> "at " + at).orElse("never") + ", and must be younger than " + maximumAge);
        });
    }

    /**
     * Returns a gate that stands before some aliases only.
     *
     * @param gate what a method of this class returned
     * @param aliases at least one
     * @throws InvalidInputException if the hook is none of these gates, or no alias is given
     */
    public static GovernanceHook before(GovernanceHook gate, String... aliases) {
        if (!(gate instanceof Gate own) || aliases.length == 0) {
            throw new InvalidInputException("gate", "must be one of Gates, before at least one alias", gate.name(), "");
        }
        return new Gate(own.name(), Set.of(aliases), own.passesRollback(), own.condition());
    }

    private static double value(Optional<Run> run, String metric) {
        return run.flatMap(r -> r.metric(metric)).map(Metric::value).orElse(Double.NaN);
    }

    private static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(field, "must be finite", Double.toString(value), "");
        }
    }
}
