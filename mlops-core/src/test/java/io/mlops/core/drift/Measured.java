package io.mlops.core.drift;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a measure or test as a library would name its results. */
final class Measured {
    private Measured() {}

    static Measurement run(Measure measure, Sample reference, Sample current) {
        if (reference.size() == 0 || current.size() == 0) {
            throw new Unable("an empty side");
        }
        Measurement measurement = measure.measure(reference, current);
        if (!measurement.made()) {
            throw new Unable(measurement.problem());
        }
        return measurement;
    }

    static Map<String, @Nullable Object> test(Measure measure, Sample reference, Sample current) {
        Measurement measurement = run(measure, reference, current);
        return fields(
                "statistic",
                measurement.statistic(),
                "pvalue",
                measurement.pValue().orElseThrow());
    }

    static Map<String, @Nullable Object> distance(Measure measure, Sample reference, Sample current) {
        return fields("distance", run(measure, reference, current).statistic());
    }

    /** Returns what decides: the p-value where there is one, else the distance. */
    static double score(TestResult result) {
        if (result.verdict() == Verdict.INSUFFICIENT_DATA) {
            throw new Unable(result.rule());
        }
        return result.pValue().orElse(result.statistic());
    }

    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
