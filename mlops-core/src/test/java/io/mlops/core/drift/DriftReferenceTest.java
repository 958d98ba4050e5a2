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
 * never by id. Each method that is left out is printed with its reason, from {@link LeftOut}. Of Evidently's {@code TVD} only the
 * distance is compared: its score and decision are drawn at random.
 */
class DriftReferenceTest {
    /** What a library draws at random, by method. */
    private static final Map<String, Set<String>> RANDOM = Map.of("evidently.TVD", Set.of("score", "drifted"));

    /** The least number of cases of the file in the repository that must pass. */
    private static final Map<String, Integer> REACHED = Map.ofEntries(
            Map.entry("scipy", 196),
            Map.entry("statsmodels", 8),
            Map.entry("evidently", 145),
            Map.entry("nannyml", 69),
            Map.entry("formula-replica", 11),
            Map.entry("river", 63),
            Map.entry("moa", 15),
            Map.entry("scikit-learn", 41),
            Map.entry("fairlearn", 9),
            Map.entry("alibi-detect", 7),
            Map.entry("frouros", 32));

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

    private static final Map<String, Map<String, Function<ReferenceCase, Object>>> LIBRARIES = Map.ofEntries(
            Map.entry("scipy", ScipyCases.all()),
            Map.entry("statsmodels", StatsmodelsCases.all()),
            Map.entry("evidently", EvidentlyCases.all()),
            Map.entry("nannyml", NannymlCases.all()),
            Map.entry("formula-replica", FormulaCases.all()),
            Map.entry("river", RiverCases.all()),
            Map.entry("moa", MoaCases.all()),
            Map.entry("scikit-learn", SklearnCases.all()),
            Map.entry("fairlearn", FairlearnCases.all()),
            Map.entry("alibi-detect", AlibiCases.all()),
            Map.entry("frouros", FrourosCases.all()));

    @Test
    void tests_onReferenceCases_agreeWithTheirLibraries() throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (JsonNode node : cases().path("cases")) {
            ReferenceCase reference = new ReferenceCase(node);
            Tally tally = tallies.computeIfAbsent(reference.library(), name -> new Tally());
            if (!run(reference, tally, failures)) {
                tally.uncovered++;
                leftOut.merge(reference.method(), 1, Integer::sum);
            }
        }
        leftOut.forEach((method, count) ->
                System.out.println("not covered: " + method + " (" + count + "): " + LeftOut.reason(method)));
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

    /** Returns whether anything of ours computes the case. */
    private static boolean run(ReferenceCase reference, Tally tally, List<String> failures) {
        Function<ReferenceCase, Object> computation =
                LIBRARIES.getOrDefault(reference.library(), Map.of()).get(reference.method());
        if (computation == null) {
            return false;
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
        return true;
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
