package io.mlops.core.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.drift.preset.Populations.Population;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.Sample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often {@code standard()} alarms where nothing drifted, and how often it sees what did, beside the other presets.
 *
 * <p>The level is 0.05 for a column. The bound of the observed rate leaves 3.5 standard errors for chance.
 */
class FalseAlarmTest {
    private static final int[] SIZES = {30, 100, 300, 1_000, 10_000};
    private static final double LEVEL = StandardLevels.DEFAULTS.alpha();

    @Test
    void standard_withoutDrift_alarmsWithinItsLevel() {
        assertRates(500);
    }

    @Test
    @Tag("stress")
    void standard_withoutDriftOnTenThousandDataSets_alarmsWithinItsLevel() {
        assertRates(10_000);
    }

    private static void assertRates(int dataSets) {
        double bound = LEVEL + 3.5 * Math.sqrt(LEVEL * (1 - LEVEL) / dataSets);
        System.out.println("False alarms of standard() on " + dataSets + " data sets, at a level of " + LEVEL
                + " (in brackets: p-value below the level, whatever the effect)");
        Populations.unchanged().forEach((name, population) -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
            for (int size : SIZES) {
                int alarms = 0;
                int significant = 0;
                SplittableRandom random = new SplittableRandom(size);
                for (int i = 0; i < dataSets; i++) {
                    Change same = new Change(population, population);
                    TestResult result = same.test(DriftPresets.standard(), size, random);
                    alarms += result.verdict() == Verdict.DRIFTED ? 1 : 0;
                    significant += result.pValue().orElse(1) < LEVEL ? 1 : 0;
                }
                double rate = (double) alarms / dataSets;
                double bare = (double) significant / dataSets;
                line.append(String.format(Locale.ROOT, "  n=%d: %.3f (%.3f)", size, rate, bare));
                assertThat(rate).as("%s, %d values", name, size).isLessThanOrEqualTo(bound);
                assertThat(bare).as("%s, %d values, any effect", name, size).isLessThanOrEqualTo(bound);
            }
            System.out.println(line);
        });
    }

    @Test
    void standard_onTwentyColumnsWithoutDrift_alarmsAnywhereWithinItsLevel() {
        SplittableRandom random = new SplittableRandom(20);
        int alarms = 0;
        int dataSets = 100;
        for (int i = 0; i < dataSets; i++) {
            DatasetDrift drift = DriftPresets.standard().compare(columns(random), columns(random));
            alarms += drift.verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        assertThat((double) alarms / dataSets)
                .isLessThanOrEqualTo(LEVEL + 3.5 * Math.sqrt(LEVEL * (1 - LEVEL) / dataSets));
    }

    private static Map<String, Sample> columns(RandomGenerator random) {
        List<Population> populations = List.copyOf(Populations.unchanged().values());
        Map<String, Sample> columns = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            columns.put("x" + i, populations.get(i % populations.size()).draw(100, random));
        }
        return columns;
    }

    @Test
    void standard_onFourKnownShifts_seesWhatIsRelevant() {
        Map<String, Change> shifts = new LinkedHashMap<>();
        shifts.put("mean + 0.5 deviations", new Change(Populations.normal(0, 1), Populations.normal(0.5, 1)));
        shifts.put("deviation x 2", new Change(Populations.normal(0, 1), Populations.normal(0, 2)));
        shifts.put("8 % new category", new Change(Populations.categories(5, 0), Populations.categories(5, 0.08)));
        shifts.put("mean + 0.05 deviations", new Change(Populations.normal(0, 1), Populations.normal(0.05, 1)));
        Map<String, DriftPreset> presets = new LinkedHashMap<>();
        presets.put("standard", DriftPresets.standard());
        presets.put("evidently", DriftPresets.evidently());
        presets.put("nannyml", DriftPresets.nannyml());
        presets.put("alibi", DriftPresets.alibi());
        presets.put("deequ", DriftPresets.deequ());
        presets.put("tfdv", DriftPresets.tfdv());
        System.out.println("Share of alarms on 100 data sets (the last shift is too small to matter)");
        Map<String, Double> shares = new HashMap<>();
        shifts.forEach((name, change) -> presets.forEach((preset, by) -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s%-11s", name, preset));
            for (int size : new int[] {100, 300, 1_000}) {
                double share = rate(by, change, size, 100);
                shares.put(preset + " " + name + " " + size, share);
                line.append(String.format(Locale.ROOT, "  n=%d: %.2f", size, share));
            }
            System.out.println(line);
        }));
        assertThat(shares.get("standard mean + 0.5 deviations 300")).isGreaterThan(0.95);
        assertThat(shares.get("standard deviation x 2 300")).isGreaterThan(0.9);
        assertThat(shares.get("standard 8 % new category 300")).isGreaterThan(0.9);
        assertThat(shares.get("standard mean + 0.05 deviations 1000")).isLessThan(0.05);
    }

    /** What the reference and the current sample are drawn from. */
    private record Change(Population then, Population now) {
        TestResult test(DriftPreset preset, int size, RandomGenerator random) {
            Sample reference = then.draw(size, random);
            Sample current = now.draw(size, random);
            return preset.select(reference, current).test(reference, current);
        }
    }

    private static double rate(DriftPreset preset, Change change, int size, int runs) {
        SplittableRandom random = new SplittableRandom(size);
        int alarms = 0;
        for (int i = 0; i < runs; i++) {
            alarms += change.test(preset, size, random).verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        return (double) alarms / runs;
    }
}
