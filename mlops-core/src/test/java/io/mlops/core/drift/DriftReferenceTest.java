package io.mlops.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What SciPy, statsmodels, Evidently, NannyML and others computed, from their own output.
 *
 * <p>{@code -Dmlops.drift.cases=FILE} runs another file of the same shape. Cases are dispatched by library and method,
 * never by id. Left out, with the reason:
 * <ul>
 *   <li>Evidently {@code TVD}: score and decision are random (NumPy's generator); only the distance is compared.
 *   <li>Evidently {@code infer_column_type}: types are told by a schema.
 *   <li>alibi-detect's {@code CVMDrift}, {@code FETDrift}, online detectors and classifier tests: the preset has its defaults
 *       for tables alone.
 *   <li>Frouros and whylogs: no presets. The tests that Frouros shares with SciPy are compared with SciPy.
 *   <li>MOA's {@code ADWINChangeDetector}, {@code EDDM}, {@code EWMAChartDM}, {@code GeometricMovingAverageDM},
 *       {@code PageHinkleyDM}, {@code RDDM}, {@code SEEDChangeDetector}, {@code STEPD}: detectors with River's semantics only,
 *       or not ours.
 *   <li>Frouros' Kuiper test uses the Kolmogorov-Smirnov statistic.
 * </ul>
 */
class DriftReferenceTest {
    /** What a library draws at random, by method. */
    private static final Map<String, Set<String>> RANDOM = Map.of("evidently.TVD", Set.of("score", "drifted"));

    /** The least number of cases of the file in the repository that must pass. */
    private static final Map<String, Integer> REACHED = Map.of(
            "scipy", 196,
            "statsmodels", 8,
            "evidently", 145,
            "nannyml", 69,
            "formula-replica", 11,
            "river", 63,
            "moa", 15,
            "scikit-learn", 41,
            "fairlearn", 9,
            "alibi-detect", 7);

    private static final class Tally {
        private int passed;
        private int failed;
        private int uncovered;

        private void add(Tally other) {
            passed += other.passed;
            failed += other.failed;
            uncovered += other.uncovered;
        }

        private String line(String name) {
            return name + ": " + passed + " passed, " + failed + " failed, " + uncovered + " not covered";
        }
    }

    private static final Map<String, Map<String, Function<ReferenceCase, Object>>> LIBRARIES = Map.of(
            "scipy", ScipyCases.all(),
            "statsmodels", StatsmodelsCases.all(),
            "evidently", EvidentlyCases.all(),
            "nannyml", NannymlCases.all(),
            "formula-replica", FormulaCases.all(),
            "river", RiverCases.all(),
            "moa", MoaCases.all(),
            "scikit-learn", SklearnCases.all(),
            "fairlearn", FairlearnCases.all(),
            "alibi-detect", AlibiCases.all());

    @Test
    void tests_onReferenceCases_agreeWithTheirLibraries() throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (JsonNode node : cases().path("cases")) {
            ReferenceCase reference = new ReferenceCase(node);
            run(reference, tallies.computeIfAbsent(reference.library(), name -> new Tally()), failures);
        }
        Tally total = new Tally();
        tallies.forEach((library, tally) -> {
            total.add(tally);
            System.out.println(tally.line(library));
        });
        System.out.println(total.line("total"));

        assertThat(failures).isEmpty();
        if (System.getProperty("mlops.drift.cases") == null) {
            REACHED.forEach((library, least) ->
                    assertThat(tallies.get(library).passed).as(library).isGreaterThanOrEqualTo(least));
        }
    }

    private static void run(ReferenceCase reference, Tally tally, List<String> failures) {
        Function<ReferenceCase, Object> computation =
                LIBRARIES.getOrDefault(reference.library(), Map.of()).get(reference.method());
        if (computation == null) {
            tally.uncovered++;
            return;
        }
        String difference =
                new Agreement(reference).difference(computation, RANDOM.getOrDefault(reference.method(), Set.of()));
        if (difference.isEmpty()) {
            tally.passed++;
        } else {
            tally.failed++;
            failures.add(reference.id() + " " + reference.method() + " "
                    + reference.node().path("tags") + ": " + difference);
        }
    }

    private static JsonNode cases() throws IOException {
        String file = System.getProperty("mlops.drift.cases");
        ObjectMapper json = new ObjectMapper();
        if (file != null) {
            Path given = Path.of(file);
            // The tests run in the folder of their module; a relative path is against the folder of the call.
            return json.readTree(Files.readAllBytes(
                    Files.exists(given) ? given : Path.of("..").resolve(given)));
        }
        try (InputStream stream = DriftReferenceTest.class.getResourceAsStream("drift-reference.json")) {
            return json.readTree(stream);
        }
    }
}
