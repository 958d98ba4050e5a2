package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.drift.Verdict;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.error.InvalidInputException;
import io.mlops.event.AlertRaised;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.ErrorMeasure;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.ModelHealth;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.ObservationCounts;
import io.mlops.monitoring.Outcome;
import io.mlops.monitoring.Season;
import io.mlops.monitoring.Window;
import io.mlops.monitoring.WindowLength;
import io.mlops.monitoring.WindowReport;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.testkit.clock.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final Schema SCHEMA =
            Schema.of(Column.required("temp", ColumnType.DOUBLE), Column.optional("weather", ColumnType.STRING));

    private final ManualClock clock = new ManualClock(MONDAY);

    @TempDir
    Path folder;

    private Mlops mlops;
    private ModelVersion version;

    @BeforeEach
    void open() {
        mlops = MlopsSdk.builder().backend("memory:").clock(clock).open();
        version = mlops.tracking().run("bikes", "forest", run -> {
            run.logMetric("mae", 10.0);
            run.logReference("Q1", reference(0));
            return mlops.registry().register("demand", StoreFixture.logModel(run, folder, "forest"));
        });
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private static Profile reference(double shift) {
        Profiler profiler = Profiler.reference(SCHEMA);
        Row row = Row.of(SCHEMA);
        for (int i = 0; i < 1000; i++) {
            profiler.add(row.clear().set(0, shift + i % 100).set(1, i % 3 == 0 ? "rain" : "clear"));
        }
        return profiler.profile();
    }

    private static MonitorSpec.Builder spec() {
        return MonitorSpec.builder(SCHEMA)
                .window(WindowLength.DAY)
                .driftWindow(WindowLength.WEEK)
                .season(Season.QUARTER)
                .drift(new DriftCheck(DriftCheck.KOLMOGOROV_SMIRNOV, 0.2, 50))
                .drift(new DriftCheck(DriftCheck.PSI, 0.25, 50))
                .error(new ErrorLimit(ErrorMeasure.MEAN_ABSOLUTE_ERROR, "mae", 2.0, 10));
    }

    /** A day of 24 predictions of 100, whose outcomes are off by the error, with temperatures moved by the shift. */
    private void day(ModelMonitor monitor, int day, double error, double shift) {
        List<Outcome> outcomes = new ArrayList<>();
        Row row = monitor.newRow();
        for (int hour = 0; hour < 24; hour++) {
            clock.setTo(MONDAY.plus(Duration.ofHours(24L * day + hour)));
            String id = day + "T" + hour;
            row.clear().set(0, shift + (day * 24 + hour) * 37 % 100).set(1, hour % 3 == 0 ? "rain" : "clear");
            monitor.observe(version, id, row, 100, 1_000_000);
            outcomes.add(new Outcome(id, 100 + error));
        }
        clock.setTo(MONDAY.plus(Duration.ofDays(day + 1L)));
        mlops.monitoring().outcomes(outcomes);
    }

    @Test
    void check_ofGoodDays_findsNothingAndReportsErrorAndLatency() {
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec().build());
        for (int d = 0; d < 7; d++) {
            day(monitor, d, 11, 0);
        }

        ModelHealth health = monitor.check();

        assertThat(health.needsAction()).isFalse();
        assertThat(health.findings()).isEmpty();
        assertThat(health.windows()).hasSize(8);
        assertThat(health.windows().get(0).performance().error().orElseThrow()).isCloseTo(11, within(1e-9));
        assertThat(health.windows().get(0).performance().outcomes()).isEqualTo(24);
        assertThat(health.windows().get(0).latency().p99()).isEqualTo(Duration.ofMillis(1));
        assertThat(health.windows().get(7).drift())
                .hasSize(3)
                .allSatisfy(d -> assertThat(d.result().verdict()).isEqualTo(Verdict.STABLE));
    }

    @Test
    void check_ofADecayedModel_tellsSinceWhenAndRaisesOneAlert() {
        List<Alert> heard = new CopyOnWriteArrayList<>();
        mlops.events().subscribe(AlertRaised.class, event -> heard.add(event.alert()));
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec().build());
        day(monitor, 0, 5, 0);
        monitor.check();
        day(monitor, 1, 30, 0);
        ModelHealth second = monitor.check();
        day(monitor, 2, 40, 0);
        ModelHealth third = monitor.check();

        assertThat(second.needsAction()).isTrue();
        assertThat(third.findings()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.ERROR);
            assertThat(finding.value()).isCloseTo(40, within(1e-9));
            assertThat(finding.limit()).isCloseTo(20, within(1e-9));
            assertThat(finding.since()).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
        });
        await().until(() -> !heard.isEmpty());
        assertThat(mlops.monitoring().alerts("demand", PageRequest.first(10)).items())
                .hasSize(1)
                .isEqualTo(heard);
        assertThat(mlops.governance().audit().entries(0, 1000))
                .extracting(entry -> entry.action())
                .contains("monitor.alert:done");
    }

    @Test
    void check_ofShiftedInputs_namesTheColumnAndNotTheOthers() {
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec().build());
        for (int d = 0; d < 7; d++) {
            day(monitor, d, 5, 60);
        }

        ModelHealth health = monitor.check();

        assertThat(health.findings())
                .extracting(Finding::kind, Finding::subject)
                .containsOnly(tuple(Finding.Kind.INPUT_DRIFT, "temp"));
        assertThat(health.findings()).hasSize(2);
        assertThat(health.needsAction()).isFalse();
    }

    @Test
    void check_withoutOutcomesOrReference_saysThatItCannotTell() {
        MonitorSpec months = spec().season(Season.MONTH).build();
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "staging", months);
        for (int d = 0; d < 7; d++) {
            for (int hour = 0; hour < 24; hour++) {
                clock.setTo(MONDAY.plus(Duration.ofHours(24L * d + hour)));
                monitor.observe(version, "x" + d + "-" + hour, monitor.newRow().set(0, 1), 100);
            }
        }
        clock.setTo(MONDAY.plus(Duration.ofDays(7)));

        ModelHealth health = monitor.check();

        assertThat(health.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.INSUFFICIENT_DATA);
        assertThat(health.findings()).extracting(Finding::subject).contains("error", "inputs");
    }

    @Test
    void check_beforeOutcomesAreDue_waitsForThem() {
        ModelMonitor monitor = mlops.monitoring()
                .monitor(
                        "demand",
                        "production",
                        spec().outcomeDelay(Duration.ofDays(1)).build());
        day(monitor, 0, 5, 0);

        assertThat(monitor.check().windows()).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(monitor.check().windows()).hasSize(1);
        assertThat(monitor.check().windows()).as("a window is judged once").isEmpty();
        assertThat(monitor.reports(new Window(MONDAY, MONDAY.plus(Duration.ofDays(9)))))
                .hasSize(1);
    }

    @Test
    void check_ofASilentService_isCritical() {
        ModelMonitor monitor = mlops.monitoring()
                .monitor(
                        "demand",
                        "production",
                        spec().silence(Duration.ofHours(6)).build());
        day(monitor, 0, 5, 0);
        monitor.check();
        clock.advance(Duration.ofHours(7));

        assertThat(monitor.check().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.SILENCE);
    }

    @Test
    void observe_ofWhatDoesNotFit_dropsAndCountsAndNeverThrows() {
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec().build());
        Row foreign = Row.of(Schema.of(Column.required("other", ColumnType.LONG)));

        monitor.observe(version, "a", foreign, 1);
        monitor.observe(version, "", monitor.newRow(), 1);
        monitor.observe(version, "b", monitor.newRow(), Double.NaN);

        assertThat(monitor.flush(Duration.ofSeconds(10))).isEqualTo(new ObservationCounts(1, 1, 2));
        mlops.close();
        monitor.observe(version, "c", foreign, 1);
    }

    @Test
    void findPrediction_byItsId_tellsInputsVersionAndOutcome() {
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec().build());
        monitor.observe(version, "p-1", monitor.newRow().set(0, 20.5).set(1, "snow"), 123);
        monitor.flush(Duration.ofSeconds(10));
        mlops.monitoring().outcome("p-1", 130);

        assertThat(mlops.monitoring().findPrediction("p-1")).hasValueSatisfying(prediction -> {
            assertThat(prediction.version()).isEqualTo(version.version());
            assertThat(prediction.inputs()).containsEntry("temp", "20.5").containsEntry("weather", "snow");
            assertThat(prediction.value()).isEqualTo(123);
            assertThat(prediction.outcome()).hasValue(130);
        });
        assertThat(mlops.monitoring().findPrediction("unknown")).isEmpty();
    }

    @Test
    void observe_afterAChangeOfTheSpecification_keepsThePredictionsOfBoth() {
        ModelMonitor before = mlops.monitoring().monitor("demand", "production", spec().build());
        before.observe(version, "p-1", before.newRow().set(0, 20), 1);
        before.flush(Duration.ofSeconds(10));
        ModelMonitor after = mlops.monitoring()
                .monitor(
                        "demand", "production", spec().window(WindowLength.WEEK).build());
        after.observe(version, "p-2", after.newRow().set(0, 21), 2);
        after.flush(Duration.ofSeconds(10));
        before.observe(version, "p-3", before.newRow().set(0, 22), 3);
        before.flush(Duration.ofSeconds(10));

        assertThat(List.of("p-1", "p-2", "p-3"))
                .allSatisfy(
                        id -> assertThat(mlops.monitoring().findPrediction(id)).isPresent());
    }

    @Test
    void observe_afterAChangeOfTheSchema_keepsThePredictionsOfBothAndCountsWhatNoLongerFits() {
        ModelMonitor before = mlops.monitoring().monitor("demand", "production", spec().build());
        before.observe(version, "p-1", before.newRow().set(0, 20), 1);
        before.flush(Duration.ofSeconds(10));
        Schema wider =
                Schema.of(Column.required("temp", ColumnType.DOUBLE), Column.required("wind", ColumnType.DOUBLE));
        ModelMonitor after = mlops.monitoring()
                .monitor("demand", "production", MonitorSpec.builder(wider).build());
        after.observe(version, "p-2", after.newRow().set(0, 21).set(1, 3), 2);
        after.flush(Duration.ofSeconds(10));
        before.observe(version, "p-3", before.newRow().set(0, 22), 3);

        assertThat(List.of("p-1", "p-2"))
                .allSatisfy(
                        id -> assertThat(mlops.monitoring().findPrediction(id)).isPresent());
        assertThat(before.flush(Duration.ofSeconds(10)).dropped()).isEqualTo(1);
    }

    @Test
    void monitor_ofTheSameSpecification_isFoundAgainAndOfAnUnknownTestRefused() {
        MonitorSpec spec = spec().latency(Duration.ofMillis(50))
                .silence(Duration.ofDays(2))
                .build();
        mlops.monitoring().monitor("demand", "production", spec);
        int audited = mlops.governance().audit().entries(0, 1000).size();

        mlops.monitoring().monitor("demand", "production", spec);

        assertThat(mlops.governance().audit().entries(0, 1000)).hasSize(audited);
        assertThat(mlops.monitoring()
                        .findMonitor("demand", "production")
                        .orElseThrow()
                        .spec())
                .isEqualTo(spec);
        assertThat(mlops.monitoring().findMonitor("demand", "nowhere")).isEmpty();
        assertThatThrownBy(() -> mlops.monitoring()
                        .monitor(
                                "demand",
                                "production",
                                spec().drift(new DriftCheck("magic", 1, 1)).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("population-stability-index");
        assertThatThrownBy(() -> mlops.monitoring().monitor("demand", "a/b", spec))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void check_ofAnErrorThatChanges_namesThePredictionAtWhichTheDetectorSawIt() {
        DetectorSpec detector =
                DetectorSpec.of("page-hinkley").with("threshold", 10).with("mode", "up");
        MonitorSpec spec = spec().detector(detector).build();
        ModelMonitor monitor = mlops.monitoring().monitor("demand", "production", spec);
        for (int d = 0; d < 3; d++) {
            day(monitor, d, 11, 0);
            assertThat(monitor.check().findings()).isEmpty();
        }
        day(monitor, 3, 14, 0);
        assertThat(monitor.check().findings()).isEmpty();
        day(monitor, 4, 19, 0);

        ModelHealth health = monitor.check();

        // No window is over the limit of 20, and no window alone is long enough for the detector: it goes on where it
        // was.
        assertThat(health.needsAction()).isFalse();
        assertThat(health.findings()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.ERROR_CHANGE);
            assertThat(finding.since())
                    .isBetween(MONDAY.plus(Duration.ofDays(4)), MONDAY.plus(Duration.ofHours(4 * 24 + 23)));
            assertThat(finding.message()).contains("page-hinkley");
        });
        List<WindowReport> reports = monitor.reports(new Window(MONDAY, MONDAY.plus(Duration.ofDays(10))));
        assertThat(reports.stream().filter(r -> r.performance().changedAt().isPresent()))
                .hasSize(1);
        assertThat(mlops.monitoring()
                        .findMonitor("demand", "production")
                        .orElseThrow()
                        .spec())
                .isEqualTo(spec);
    }

    @Test
    void monitor_withADetectorThatCannotWatch_isRefused() {
        assertThatThrownBy(() -> MonitorSpec.builder(SCHEMA)
                        .detector(DetectorSpec.of("adwin"))
                        .build())
                .isInstanceOf(InvalidInputException.class);
        for (DetectorSpec wrong : List.of(
                DetectorSpec.of("ddm"),
                DetectorSpec.of("magic"),
                DetectorSpec.of("adwin").with("delta", 2))) {
            MonitorSpec spec = spec().detector(wrong).build();
            assertThatThrownBy(() -> mlops.monitoring().monitor("demand", "production", spec))
                    .isInstanceOf(InvalidInputException.class);
        }
    }
}
