package io.mlops.core.drift.preset;

import io.mlops.drift.DatasetDrift;
import io.mlops.drift.Sample;
import io.mlops.drift.SampleSizes;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

/** Goes through the columns of two data sets. */
final class Columns {
    private Columns() {}

    /** Compares the columns of both sides by a test; a column that only one side has is drift of its presence. */
    static Map<String, TestResult> compare(
            Map<String, ? extends Sample> reference,
            Map<String, ? extends Sample> current,
            BiFunction<Sample, Sample, TestResult> test) {
        Set<String> names = new LinkedHashSet<>(reference.keySet());
        names.addAll(current.keySet());
        Map<String, TestResult> results = new LinkedHashMap<>();
        for (String name : names) {
            Sample then = reference.get(name);
            Sample now = current.get(name);
            results.put(name, then != null && now != null ? test.apply(then, now) : presence(then != null));
        }
        return results;
    }

    private static TestResult presence(boolean vanished) {
        return new TestResult(
                DatasetDrift.PRESENCE,
                1,
                OptionalDouble.empty(),
                Optional.empty(),
                new SampleSizes(0, 0, 0, 0),
                Verdict.DRIFTED,
                vanished ? "the current data lack this column" : "the reference lacks this column");
    }

    static long count(Map<String, TestResult> results, Verdict verdict) {
        return results.values().stream()
                .filter(result -> result.verdict() == verdict)
                .count();
    }

    /** Drift where any column drifted, no conclusion where none could be judged. */
    static Verdict any(Map<String, TestResult> results) {
        if (count(results, Verdict.DRIFTED) > 0) {
            return Verdict.DRIFTED;
        }
        boolean none = count(results, Verdict.INSUFFICIENT_DATA) == results.size();
        return none ? Verdict.INSUFFICIENT_DATA : Verdict.STABLE;
    }
}
