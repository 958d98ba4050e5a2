package io.mlops.examples.bikes;

import io.mlops.Mlops;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.DemandModel;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.Outcome;
import io.mlops.monitoring.Window;
import io.mlops.monitoring.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays hours as production traffic: each is scored at its time, its label comes a day after its day, and every night
 * the monitor checks. Not thread-safe.
 */
final class Production {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mlops mlops;
    private final ModelMonitor monitor;
    private final BikeScorer scorer;
    private final DemandModel first;
    private final ReplayClock clock;
    private final ErrorDiary diary = new ErrorDiary();
    private final List<RentalHour> unlabelled = new ArrayList<>();
    private final List<RentalHour> labelled = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Production(Mlops mlops, ModelMonitor monitor, BikeScorer scorer, ReplayClock clock) {
        this.mlops = mlops;
        this.monitor = monitor;
        this.scorer = scorer;
        this.first = scorer.model();
        this.clock = clock;
    }

    /** Replays hours in their order, the night before each day first. */
    void replay(List<RentalHour> hours) {
        LocalDate today = LocalDate.MIN;
        for (RentalHour hour : hours) {
            if (!hour.start().toLocalDate().equals(today)) {
                today = hour.start().toLocalDate();
                night(today);
            }
            clock.moveTo(hour.instant());
            diary.add(hour, scorer.score(hour), first.predict(hour));
            unlabelled.add(hour);
        }
    }

    /** Lets midnight come: the labels of the day before yesterday, and the nightly check. */
    void night(LocalDate today) {
        clock.moveTo(today.atStartOfDay().toInstant(ZoneOffset.UTC));
        List<RentalHour> known = unlabelled.stream()
                .filter(hour -> hour.start().isBefore(today.minusDays(1).atStartOfDay()))
                .toList();
        unlabelled.removeAll(known);
        labelled.addAll(known);
        List<Outcome> outcomes = known.stream()
                .map(hour -> new Outcome(scorer.predictionId(hour), hour.rentals()))
                .toList();
        mlops.monitoring().outcomes(outcomes);
        monitor.flush(PATIENCE);
        monitor.check().findings().stream()
                .filter(finding -> !findings.contains(finding))
                .forEach(findings::add);
    }

    /** Returns what the checks found so far of one kind, each once. */
    List<Finding> findings(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** Returns the hours whose labels have come. */
    List<RentalHour> labelled() {
        return List.copyOf(labelled);
    }

    /** Returns how far off each prediction was. */
    ErrorDiary diary() {
        return diary;
    }

    /** Returns what the monitor measured since a time, window by window. */
    List<WindowReport> windows(Instant since) {
        return monitor.reports(new Window(since, clock.instant()));
    }
}
