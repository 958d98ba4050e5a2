package io.mlops.examples.bikes;

import static io.mlops.examples.bikes.BikeScorer.ALIAS;

import io.mlops.Mlops;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.event.AlertRaised;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.DemandModel;
import io.mlops.examples.bikes.model.Learner;
import io.mlops.examples.bikes.model.TrainingData;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Policies;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.ErrorMeasure;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Prediction;
import io.mlops.monitoring.Season;
import io.mlops.monitoring.WindowLength;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.Registry;
import io.mlops.tracking.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The story of a bike-sharing operator, from the first model to its replacement: train, compare, approve, serve, watch,
 * retrain, swap, trace back.
 *
 * <p>Hourly rentals in Washington, D.C.: 2011 is for training, 2012 is production. Demand grows so much that the model of 2011
 * decays from the first weeks on.
 */
public final class BikeDemandJob {
    static final DriftCheck KS = new DriftCheck(DriftCheck.KOLMOGOROV_SMIRNOV, 0.2, 500);
    static final DriftCheck PSI = new DriftCheck(DriftCheck.PSI, 0.25, 500);

    /** Hour by hour in units of the error at training: a rise of the error, beyond what a day and its rush hours bring. */
    private static final DetectorSpec RISE = new DetectorSpec(
            "page-hinkley", Map.of("mode", "up", "delta", "0.5", "threshold", "100", "min_instances", "168"));

    private static final LocalDate TRAINING = LocalDate.of(2011, 1, 1);
    private static final LocalDate PRODUCTION = LocalDate.of(2012, 1, 1);
    private static final LocalDate RETRAINING = LocalDate.of(2012, 7, 1);
    private static final LocalDate END = LocalDate.of(2013, 1, 1);

    /** Tribuo says a line for every tree that it plants. Held here, as a logger that nobody holds forgets its level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    /** An hour of the evening rush, after the swap. */
    private static final String TRACED = "2012-08-15T17";

    private final Mlops ana;
    private final Mlops ben;
    private final String model;
    private final BikeData data;
    private final JobSettings settings;
    private final Training training;
    private final ReplayClock clock;
    private final Story story = new Story(System.out);

    private BikeDemandJob(Mlops ana, Mlops ben, JobSettings settings, ReplayClock clock) throws IOException {
        this.ana = ana;
        this.ben = ben;
        this.model = freeName(ana.registry());
        this.data = BikeData.load(settings);
        this.settings = settings;
        this.training = new Training(ana, model, data, settings.output().resolve("models"));
        this.clock = clock;
    }

    /**
     * Tells the story, and prints where its report lies.
     *
     * @param args none; {@code -Dmlops.data}, {@code -Dmlops.store}, {@code -Dmlops.artifacts} and
     *     {@code -Dmlops.governance} say where to read and write
     * @throws Exception if a step fails
     */
    public static void main(String[] args) throws Exception {
        TRIBUO.setLevel(Level.WARNING);
        run(JobSettings.of(System.getProperties()));
    }

    static Summary run(JobSettings settings) throws Exception {
        ReplayClock clock = new ReplayClock(Instant.parse("2011-12-31T12:00:00Z"));
        Identities identities = new Identities();
        try (Mlops mlops = settings.open(clock, identities)) {
            // Ana trains and serves, Ben approves: nobody approves what is their own.
            Mlops ana = mlops.actingAs(mlops.governance().authenticate(identities.issue("ana")));
            Mlops ben = mlops.actingAs(mlops.governance().authenticate(identities.issue("ben")));
            return new BikeDemandJob(ana, ben, settings, clock).tell();
        }
    }

    private Summary tell() throws IOException, InterruptedException {
        story.step(1, "The data");
        story.data(data);

        story.step(2, "Three candidates, trained on 2011 with every fifth day held out");
        Run best = trainFirst();
        ModelVersion first = register(best);

        story.step(3, "Promotion takes a second person");
        ana.governance().enforce(Policies.fourEyes(ALIAS));
        promote(first, Training.result(best));

        story.step(4, "Production: 2012 hour by hour, labels a day late, a monitor that checks every night");
        ModelMonitor monitor = ana.monitoring().monitor(model, "production", watched());
        ana.events().subscribe(AlertRaised.class, story::alert);
        try (BikeScorer scorer = new BikeScorer(ana, model, monitor)) {
            Production production = new Production(ana, monitor, scorer, clock);
            serve(production, PRODUCTION, RETRAINING);
            production.night(RETRAINING);

            story.step(6, "A new model, trained on the half year whose labels are there");
            Run retrained = retrain(production.labelled(), scorer.model());
            ModelVersion second = register(retrained);
            promote(second, Training.result(retrained));
            scorer.awaitVersion(second.version());
            serve(production, RETRAINING, END);
            // The labels of the last days are still to come.
            END.datesUntil(END.plusDays(3)).forEach(production::night);
            showRollback(scorer, second);

            story.step(7, "What happened, asked of the store");
            return conclude(new YearReview(ana, model, training, production));
        }
    }

    /** Reads from the store what happened, traces one prediction back, verifies the audit log, and writes the two files. */
    private Summary conclude(YearReview review) throws IOException {
        Summary summary = review.summary(data);
        story.quarters(summary.quarters());
        story.changes(review.errorChanges());
        story.drift(review.driftFindings());

        Prediction prediction =
                ana.monitoring().findPrediction(model + "/" + TRACED).orElseThrow();
        ModelVersion version = ana.registry().getVersion(model, prediction.version());
        story.trace(prediction, ana.governance().lineage(version));
        story.audit(ana.governance().audit().verify());

        Path json = summary.write(settings.output().resolve("summary.json"));
        Path html = new StoryReport(summary, review)
                .report()
                .writeTo(settings.output().resolve("report.html"));
        story.files(json, html);
        return summary;
    }

    /** Trains the candidates, each in a run, and returns the best. */
    private Run trainFirst() throws IOException {
        List<RentalHour> hours = data.between(TRAINING, PRODUCTION);
        Campaign campaign = new Campaign(Campaign.FIRST, TrainingData.split(hours), hours, Optional.empty());
        for (Learner learner : Learner.candidates()) {
            training.train(campaign, learner);
        }
        return best(campaign);
    }

    /** Trains on recent days, and measures the new model and the champion on the same held-out ones. */
    private Run retrain(List<RentalHour> recent, DemandModel champion) throws IOException {
        List<RentalHour> year = data.between(RETRAINING.minusYears(1), RETRAINING);
        Campaign campaign = new Campaign(Campaign.SECOND, TrainingData.split(recent), year, Optional.of(champion));
        training.train(campaign, Learner.randomForest());
        return best(campaign);
    }

    private Run best(Campaign campaign) {
        List<Run> ranking = training.ranking(campaign.name());
        story.ranking(ranking);
        return ranking.get(0);
    }

    private ModelVersion register(Run run) {
        return ana.registry().register(model, run.data().models().get(0));
    }

    /** Shows that the alias does not move without an approval, and moves it with one. */
    private void promote(ModelVersion version, String reason) {
        try {
            ana.registry().setAlias(version, ALIAS);
        } catch (ApprovalRequiredException refused) {
            story.refusal(refused);
        }
        ApprovalRequest request = ana.governance().requestApproval(version, ALIAS, reason);
        ApprovalRequest approved = ben.governance().approve(request, "comparison reviewed");
        ana.registry().setAlias(version, ALIAS);
        story.promotion(version, approved);
    }

    private void serve(Production production, LocalDate from, LocalDate to) {
        for (LocalDate month = from; month.isBefore(to); month = month.plusMonths(1)) {
            List<RentalHour> hours = data.between(month, month.plusMonths(1));
            production.replay(hours);
            story.month(month, hours.size(), production.diary());
        }
    }

    /** If the new model misbehaved, one line would bring the old one back; a second one brings back the new. */
    private void showRollback(BikeScorer scorer, ModelVersion second) throws InterruptedException {
        ModelVersion restored = ana.registry().rollback(model, ALIAS);
        scorer.awaitVersion(restored.version());
        story.service("rollback:  %s is in service again, and back to %s".formatted(restored.uri(), second.uri()));
        ana.registry().setAlias(second, ALIAS);
        scorer.awaitVersion(second.version());
    }

    /** What the monitor watches, and from when on something is wrong. */
    private static MonitorSpec watched() {
        return MonitorSpec.builder(BikeData.INPUTS)
                .window(WindowLength.WEEK)
                .outcomeDelay(Duration.ofDays(1))
                .error(new ErrorLimit(ErrorMeasure.MEAN_ABSOLUTE_ERROR, Training.ERROR, 2.5, 100))
                .detector(RISE)
                .latency(Duration.ofMillis(100))
                .driftWindow(WindowLength.QUARTER)
                .season(Season.QUARTER)
                .drift(KS)
                .drift(PSI)
                .build();
    }

    /** A store that has heard the story before gets a model of another name. */
    private static String freeName(Registry registry) {
        String name = "bike-demand";
        for (int telling = 2; registry.findModel(name).isPresent(); telling++) {
            name = "bike-demand-" + telling;
        }
        return name;
    }
}
