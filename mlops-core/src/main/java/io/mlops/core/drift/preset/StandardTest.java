package io.mlops.core.drift.preset;

import io.mlops.core.drift.decision.MeasuredTest;
import io.mlops.core.drift.measure.Measure;
import io.mlops.drift.DriftTest;
import io.mlops.drift.EffectSize;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import io.mlops.drift.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A homogeneity test whose effect size decides, among the effects that chance does not explain. */
record StandardTest(Measure measure, StandardLevels levels) implements DriftTest {
    @Override
    public String name() {
        return measure.method();
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return measure.accepts();
    }

    @Override
    public Prepared prepare(Sample reference) {
        Threshold significance = Threshold.significance(levels.alpha());
        Prepared test =
                new MeasuredTest(measure, significance, MissingPolicy.DROP, levels.minimumValues()).prepare(reference);
        return current -> {
            TestResult result = test.test(current);
            return decide(levels, result, result.pValue().orElse(Double.NaN));
        };
    }

    /** Decides by the effect size, given a p-value that may be adjusted for other columns. */
    static TestResult decide(StandardLevels levels, TestResult result, double adjusted) {
        Optional<EffectSize> effect = result.effect();
        if (!result.verdict().conclusive() || effect.isEmpty()) {
            return result;
        }
        double size = Math.abs(effect.get().value());
        boolean relevant = size >= levels.effect();
        boolean beyondChance = adjusted < levels.alpha();
        String rule = String.format(
                Locale.ROOT,
                "%s %.3g [%.3g, %.3g] %s %.3g, and %s chance (adjusted p-value %.3g %s %.3g)",
                effect.get().name(),
                effect.get().value(),
                effect.get().low(),
                effect.get().high(),
                relevant ? ">=" : "<",
                levels.effect(),
                beyondChance ? "beyond" : "within",
                adjusted,
                beyondChance ? "<" : ">=",
                levels.alpha());
        return result.withVerdict(relevant && beyondChance ? Verdict.DRIFTED : Verdict.STABLE, rule);
    }
}
