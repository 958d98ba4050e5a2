package io.mlops.examples.bikes;

import io.mlops.Mlops;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.WindowReport;
import io.mlops.page.PageRequest;
import io.mlops.registry.AliasState;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happened in the year, asked of the store: nothing here was kept by the job but the errors of the model that was
 * replaced.
 */
final class YearReview {
    private static final PageRequest FIRST_HUNDRED = PageRequest.first(100);

    private final Mlops mlops;
    private final String model;
    private final Training training;
    private final Production production;

    YearReview(Mlops mlops, String model, Training training, Production production) {
        this.mlops = mlops;
        this.model = model;
        this.training = training;
        this.production = production;
    }

    Summary summary(BikeData data) {
        AuditVerification audit = mlops.governance().audit().verify();
        return new Summary(
                new Summary.Data(
                        data.dataset().source(),
                        data.dataset().digest(),
                        data.hours().size(),
                        data.generated()),
                training.ranking(Campaign.FIRST).stream()
                        .map(run -> new Summary.Candidate(run.info().name(), run.id(), Training.error(run)))
                        .toList(),
                promotions(),
                firstAlert(),
                IntStream.rangeClosed(1, 4).mapToObj(this::quarter).toList(),
                retraining(),
                new Summary.Audit(audit.size(), audit.root().toString(), audit.isIntact()));
    }

    /** Returns the alerts of the year, the oldest first. */
    List<Alert> alerts() {
        return mlops.monitoring().alerts(model, FIRST_HUNDRED).items();
    }

    /** Returns what the monitor found to have drifted among the inputs, each once. */
    List<Finding> driftFindings() {
        return production.findings(Finding.Kind.INPUT_DRIFT);
    }

    /** Returns when the streaming detector saw the error change. */
    List<Finding> errorChanges() {
        return production.findings(Finding.Kind.ERROR_CHANGE);
    }

    /** Returns what the monitor measured, window by window. */
    List<WindowReport> windows() {
        return production.windows(Instant.EPOCH);
    }

    /** Returns the errors of the first model after it was replaced. */
    List<ErrorDiary.Entry> afterwards() {
        Instant replaced = mlops.registry().aliasHistory(model, BikeScorer.ALIAS).stream()
                .filter(state -> state.version() != 1)
                .map(AliasState::since)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return production.diary().entries().stream()
                .filter(entry -> !entry.hour().instant().isBefore(replaced))
                .toList();
    }

    /** Returns the error of a run after each step. */
    MetricPoints learningCurve(String runId) {
        return mlops.tracking().history(runId, Training.ERROR);
    }

    private List<Summary.Promotion> promotions() {
        return mlops.registry().aliasHistory(model, BikeScorer.ALIAS).stream()
                .sorted(Comparator.comparing(AliasState::revision))
                .map(state -> new Summary.Promotion(
                        state.version(),
                        mlops.registry()
                                .getVersion(model, state.version())
                                .source()
                                .runId(),
                        approver(state.version()),
                        state.since().toString()))
                .toList();
    }

    private String approver(int version) {
        return mlops.governance().approvals(model, FIRST_HUNDRED).items().stream()
                .filter(request -> request.subject().version() == version)
                .map(ApprovalRequest::votes)
                .flatMap(List::stream)
                .filter(ApprovalVote::isApproval)
                .map(ApprovalVote::principal)
                .findFirst()
                .orElse("");
    }

    private Summary.Alert firstAlert() {
        return alerts().stream()
                .findFirst()
                .map(alert -> new Summary.Alert(
                        alert.raisedAt().toString(),
                        alert.findings().stream()
                                .map(Finding::since)
                                .min(Comparator.naturalOrder())
                                .map(Instant::toString)
                                .orElse(""),
                        alert.findings().stream().map(Finding::message).toList()))
                .orElse(new Summary.Alert("", "", List.of()));
    }

    private Summary.Quarter quarter(int quarter) {
        return new Summary.Quarter(
                quarter,
                production.diary().mean(ErrorDiary.Entry::first, hour -> isIn(quarter, hour)),
                production.diary().mean(ErrorDiary.Entry::served, hour -> isIn(quarter, hour)));
    }

    private Summary.Retraining retraining() {
        Run run = training.ranking(Campaign.SECOND).get(0);
        return new Summary.Retraining(
                mlops.registry().getVersionByAlias(model, BikeScorer.ALIAS).version(),
                Training.error(run),
                run.metric(Training.CHAMPION_ERROR).map(Metric::value).orElse(Double.NaN));
    }

    private static boolean isIn(int quarter, RentalHour hour) {
        return hour.start().get(IsoFields.QUARTER_OF_YEAR) == quarter;
    }
}
