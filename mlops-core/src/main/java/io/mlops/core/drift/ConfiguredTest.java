package io.mlops.core.drift;

import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.measure.Measure;
import io.mlops.drift.DriftTest;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.Threshold;
import io.mlops.drift.UnseenPolicy;
import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A test of the field with its policies.
 *
 * <p>Immutable and thread-safe; each {@code with} method returns another test. Defaults: missing values are dropped,
 * unseen categories keep their names, one value a side suffices, and the threshold is the one that the factory names.
 */
public final class ConfiguredTest implements DriftTest {
    /** Makes the measure under policies; refuses those that it cannot follow. */
    @FunctionalInterface
    interface Maker {
        Measure make(MissingPolicy missing, UnseenPolicy unseen);
    }

    private final Maker maker;
    private final UnseenPolicy unseen;
    private final MeasuredTest test;

    private ConfiguredTest(Maker maker, UnseenPolicy unseen, MeasuredTest test) {
        this.maker = maker;
        this.unseen = unseen;
        this.test = test;
    }

    static ConfiguredTest of(Maker maker, Threshold threshold) {
        Measure measure = maker.make(MissingPolicy.DROP, UnseenPolicy.KEEP);
        return new ConfiguredTest(maker, UnseenPolicy.KEEP, new MeasuredTest(measure, threshold));
    }

    /** Makes a test of values, which cannot take missing ones for a category. */
    static ConfiguredTest ofValues(Measure measure, Threshold threshold) {
        Maker maker = (missing, unseen) -> {
            if (missing == MissingPolicy.OWN_CATEGORY) {
                throw new InvalidInputException(
                        "missing",
                        "must be DROP or FAIL for " + measure.method(),
                        missing.toString(),
                        "a distance over bins can count missing values as one more bin");
            }
            return measure;
        };
        return of(maker, threshold);
    }

    /**
     * Returns the test under another threshold.
     *
     * @param newThreshold the threshold
     */
    public ConfiguredTest withThreshold(Threshold newThreshold) {
        Objects.requireNonNull(newThreshold, "newThreshold");
        return with(new MeasuredTest(test.measure(), newThreshold, test.missing(), test.minimum()));
    }

    /**
     * Returns the test under another policy for missing values.
     *
     * @param policy the policy
     * @throws InvalidInputException if the test has no bins or categories and the policy is
     *     {@link MissingPolicy#OWN_CATEGORY}
     */
    public ConfiguredTest withMissing(MissingPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Measure measure = maker.make(policy, unseen);
        return with(new MeasuredTest(measure, test.threshold(), policy, test.minimum()));
    }

    /**
     * Returns the test under another policy for categories that the reference lacks; without meaning for numeric values.
     *
     * @param policy the policy
     */
    public ConfiguredTest withUnseen(UnseenPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Measure measure = maker.make(test.missing(), policy);
        return new ConfiguredTest(
                maker, policy, new MeasuredTest(measure, test.threshold(), test.missing(), test.minimum()));
    }

    /**
     * Returns the test with another least size; below it on either side the verdict is
     * {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA}.
     *
     * @param values least number of values a side, at least 1; the default
     * @throws InvalidInputException if it is below 1
     */
    public ConfiguredTest withMinimum(long values) {
        if (values < 1) {
            throw new InvalidInputException("values", "must be at least 1", Long.toString(values), "");
        }
        return with(new MeasuredTest(test.measure(), test.threshold(), test.missing(), values));
    }

    private ConfiguredTest with(MeasuredTest changed) {
        return new ConfiguredTest(maker, unseen, changed);
    }

    @Override
    public String name() {
        return test.name();
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return test.accepts();
    }

    /** Returns when a measurement is drift. */
    public Threshold threshold() {
        return test.threshold();
    }

    /**
     * Takes a reference; a threshold of {@link Threshold.Rule#DEVIATIONS} is set by ten chunks of it: consecutive ones of
     * numeric values, random ones from a fixed seed of counts, which have no order.
     */
    @Override
    public Prepared prepare(Sample reference) {
        return test.prepare(reference);
    }

    /**
     * Takes a reference and the chunks of it that set a threshold of {@link Threshold.Rule#DEVIATIONS}.
     *
     * @param reference the whole reference
     * @param chunks its chunks; without meaning for other thresholds
     */
    public Prepared prepare(Sample reference, List<? extends Sample> chunks) {
        return test.prepare(reference, chunks);
    }
}
