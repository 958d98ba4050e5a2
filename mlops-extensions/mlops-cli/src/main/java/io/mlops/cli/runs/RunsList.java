package io.mlops.cli.runs;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "list",
        description = "Lists runs, the latest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  mlops runs list --store data/mlops --where \"metrics.auc > 0.9\""})
final class RunsList extends StoreCommand {
    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            description = "Only runs of an experiment; may be given more than once. Default: all.")
    private List<String> experiments = List.of();

    @Option(
            names = "--where",
            defaultValue = "",
            paramLabel = "FILTER",
            description = "MLflow's filter language: clauses on metrics, params, tags and attributes, joined by AND.")
    private String filter = "";

    @Option(
            names = "--max",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many at most, 1 to 50000. Default: ${DEFAULT-VALUE}.")
    private int max;

    @Override
    public Integer call() {
        SearchQuery query = SearchQuery.where(filter);
        SearchQuery limited = new SearchQuery(query.filter(), query.orderBy(), query.view(), PageRequest.first(max));
        List<Run> runs = with(mlops -> {
            List<String> names = experiments.isEmpty()
                    ? mlops.tracking().searchExperiments(SearchQuery.all()).items().stream()
                            .map(Experiment::name)
                            .toList()
                    : experiments;
            return mlops.tracking().searchRuns(names, limited).items();
        });
        print(runs.stream().map(RunsShow::json).toList(), () -> table(runs));
        return 0;
    }

    private void table(List<Run> runs) {
        Rows rows = new Rows("RUN", "NAME", "STATUS", "STARTED", "ENDED");
        for (Run run : runs) {
            rows.add(
                    run.id(),
                    run.info().name(),
                    run.info().status().name(),
                    run.info().startedAt().toString(),
                    run.info().endedAt().map(Instant::toString).orElse("-"));
        }
        rows.print(out());
    }
}
