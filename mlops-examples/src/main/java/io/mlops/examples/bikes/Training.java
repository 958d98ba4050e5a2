package io.mlops.examples.bikes;

import static java.util.stream.Collectors.groupingBy;

import io.mlops.Mlops;
import io.mlops.data.ModelSignature;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.DemandModel;
import io.mlops.examples.bikes.model.Learner;
import io.mlops.monitoring.Season;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Trains models, each in a run that says everything about it. */
final class Training {
    /** The mean absolute error on the held-out days, after each step of the training. */
    static final String ERROR = "heldout_mae";

    /** That of the champion, on the same days. */
    static final String CHAMPION_ERROR = "champion_mae";

    private static final ModelSignature SIGNATURE = ModelSignature.of(BikeData.INPUTS, BikeData.OUTPUTS);

    private final Mlops mlops;
    private final String experiment;
    private final BikeData data;
    private final Path folder;

    Training(Mlops mlops, String experiment, BikeData data, Path folder) {
        this.mlops = mlops;
        this.experiment = experiment;
        this.data = data;
        this.folder = folder;
    }

    /** Trains one model of a campaign. */
    void train(Campaign campaign, Learner learner) throws IOException {
        RunSpec spec = RunSpec.of(experiment, learner.name()).tag("campaign", campaign.name());
        mlops.tracking().run(spec, run -> {
            run.logInput(data.dataset(), "training");
            run.logParams(learner.params());
            run.logParam("first_hour", campaign.hours().training().get(0).id());
            run.logParam("training_hours", campaign.hours().training().size());

            DemandModel model = learner.fit(campaign.hours(), (step, error) -> run.logMetric(ERROR, error, step));

            campaign.champion()
                    .ifPresent(champion -> run.logMetric(
                            CHAMPION_ERROR,
                            champion.meanAbsoluteError(campaign.hours().heldOut())));
            logReferences(run, campaign.reference());
            return run.logModel("model", model.save(folder.resolve(learner.name())), SIGNATURE);
        });
    }

    /** Returns the runs of a campaign, the best first. */
    List<Run> ranking(String campaign) {
        SearchQuery query = SearchQuery.where("tags.campaign = '%s'".formatted(campaign))
                .orderBy("metrics.%s ASC".formatted(ERROR));
        return mlops.tracking().searchRuns(List.of(experiment), query).items();
    }

    /** Returns what came of a run, as a sentence for whoever decides on it. */
    static String result(Run run) {
        String champion = run.metric(CHAMPION_ERROR)
                .map(metric -> String.format(Locale.ROOT, ", the champion %.1f", metric.value()))
                .orElse("");
        return String.format(
                Locale.ROOT, "%s: error %.1f rentals an hour%s", run.info().name(), error(run), champion);
    }

    /** Returns the error of a run after its last step; NaN where it logged none. */
    static double error(Run run) {
        return run.metric(ERROR).map(Metric::value).orElse(Double.NaN);
    }

    /** Inputs change with the season. Each quarter has a profile of its own, so that like is compared with like. */
    private static void logReferences(ActiveRun run, List<RentalHour> hours) {
        run.logReference(BikeData.profile(hours));
        hours.stream()
                .collect(groupingBy(hour -> Season.QUARTER.segment(hour.instant())))
                .forEach((quarter, part) -> run.logReference(quarter, BikeData.profile(part)));
    }
}
