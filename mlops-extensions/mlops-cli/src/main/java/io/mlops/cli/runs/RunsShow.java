package io.mlops.cli.runs;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a run. */
@Command(
        name = "show",
        description = "Shows a run: its params, the latest of each metric, its tags.",
        mixinStandardHelpOptions = true)
final class RunsShow extends StoreCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id, 32 hexadecimal digits.")
    private String id = "";

    @Override
    public Integer call() {
        Run run = with(mlops -> mlops.tracking().getRun(id));
        print(json(run), () -> text(run));
        return 0;
    }

    private void text(Run run) {
        Rows rows = new Rows("FIELD", "VALUE");
        rows.add("run", run.id());
        rows.add("name", run.info().name());
        rows.add("status", run.info().status().name());
        rows.add("started", run.info().startedAt().toString());
        run.info().endedAt().ifPresent(at -> rows.add("ended", at.toString()));
        new TreeMap<>(run.data().params()).forEach((key, value) -> rows.add("param " + key, value));
        run.data()
                .metrics()
                .forEach(metric -> rows.add("metric " + metric.series().key(), Double.toString(metric.value())));
        new TreeMap<>(run.data().tags()).forEach((key, value) -> rows.add("tag " + key, value));
        rows.print(out());
    }

    static Map<String, Object> json(Run run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("experimentId", run.info().experimentId());
        json.put("name", run.info().name());
        json.put("status", run.info().status().name());
        json.put("startedAt", run.info().startedAt().toString());
        run.info().endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        json.put("params", new TreeMap<>(run.data().params()));
        json.put("metrics", run.data().metrics().stream().map(RunsShow::metric).toList());
        json.put("tags", new TreeMap<>(run.data().tags()));
        return json;
    }

    private static Map<String, Object> metric(Metric metric) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", metric.series().key());
        json.put("step", metric.step());
        json.put("value", metric.value());
        return json;
    }
}
