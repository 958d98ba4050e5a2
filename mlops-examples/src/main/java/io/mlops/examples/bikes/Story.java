package io.mlops.examples.bikes;

import io.mlops.error.ApprovalRequiredException;
import io.mlops.event.AlertRaised;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Lineage;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.Prediction;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.Run;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells on the console what happens, for people. Safe for use by several threads: alerts come on a thread of their own. */
final class Story {
    private final PrintStream out;
    private final AtomicInteger alerts = new AtomicInteger();

    Story(PrintStream out) {
        this.out = out;
    }

    /** Begins a step. */
    void step(int number, String title) {
        say("%n%d. %s", number, title);
    }

    void data(BikeData data) {
        say("   %,d hours from %s", data.hours().size(), data.dataset().source());
        say(
                "   %s, SHA-256 %s",
                data.generated() ? "generated" : "real", data.dataset().digest());
    }

    void ranking(List<Run> runs) {
        runs.forEach(run -> say("   %s   (run %s)", Training.result(run), run.id()));
    }

    void refusal(ApprovalRequiredException refused) {
        say("   refused:   %s", String.valueOf(refused.getMessage()));
    }

    void promotion(ModelVersion version, ApprovalRequest approved) {
        approved.votes()
                .forEach(vote -> say(
                        "   approved:  by %s, \"%s\"; asked by %s, \"%s\"",
                        vote.principal(), vote.comment(), approved.requester(), approved.reason()));
        say("   promoted:  %s is %s", version.uri(), approved.subject().alias());
    }

    /** Tells how a month went: the error is known to the replay; the monitor learns it with the labels. */
    void month(LocalDate month, int hours, ErrorDiary diary) {
        double error = diary.mean(
                ErrorDiary.Entry::served, hour -> YearMonth.from(hour.start()).equals(YearMonth.from(month)));
        say("   %s  %d hours scored, error %5.1f", YearMonth.from(month), hours, error);
    }

    /** Tells of an alert as it comes; the first is the point of the story. */
    void alert(AlertRaised raised) {
        if (alerts.getAndIncrement() == 0) {
            step(5, "The monitor finds the decay by itself");
        }
        say(
                "   ALERT on %s for version %d",
                raised.alert().raisedAt(), raised.alert().version());
        raised.alert().findings().forEach(finding -> say("     %s", finding.message()));
    }

    void quarters(List<Summary.Quarter> quarters) {
        for (Summary.Quarter quarter : quarters) {
            say(
                    "   quarter %d: error in service %5.1f, of the model of 2011 %5.1f",
                    quarter.quarter(), quarter.servedError(), quarter.firstModelError());
        }
    }

    void drift(List<Finding> findings) {
        findings.forEach(finding -> say("   inputs:    %s", finding.message()));
    }

    void changes(List<Finding> findings) {
        findings.forEach(finding -> say("   error:     %s", finding.message()));
    }

    void service(String sentence) {
        say("   %s", sentence);
    }

    void trace(Prediction prediction, Lineage lineage) {
        say(
                "   prediction %s: %.0f rentals, in truth %.0f, by version %d",
                prediction.id(), prediction.value(), prediction.outcome().orElse(Double.NaN), prediction.version());
        lineage.run()
                .ifPresent(run -> say(
                        "   run        %s (%s), params %s",
                        run.id(), run.info().name(), new TreeMap<>(run.data().params())));
        lineage.inputs()
                .forEach(input -> say(
                        "   data       %s, digest %s",
                        input.dataset().name(), input.dataset().digest()));
        say("   code       %s", new TreeMap<>(lineage.code()));
    }

    void audit(AuditVerification verification) {
        say("   %s", verification.statement());
    }

    void files(Path... files) {
        for (Path file : files) {
            say("   written:   %s", file.toAbsolutePath());
        }
    }

    private void say(String sentence, Object... parts) {
        out.printf(Locale.ROOT, sentence + "%n", parts);
    }
}
