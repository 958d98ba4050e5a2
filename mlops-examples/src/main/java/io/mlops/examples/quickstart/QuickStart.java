package io.mlops.examples.quickstart;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Trains a model, registers it, and loads it again: the first half hour with the SDK. */
public final class QuickStart {
    private QuickStart() {}

    /**
     * Runs the example.
     *
     * @param args the folder to work in
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path houses = Files.writeString(folder.resolve("houses.csv"), "rooms,price\n2,200\n3,300\n5,500\n");
        // README: start
        Schema inputs = Schema.of(Column.required("rooms", ColumnType.DOUBLE));
        try (Mlops mlops = MlopsSdk.open(folder.resolve("mlops"))) {
            ModelVersion version = mlops.tracking().run("house-prices", "gradient-descent", run -> {
                run.logInput(Dataset.ofFile("houses", houses), "training"); // name, SHA-256, where it lies
                run.logParams(Map.of("learning_rate", 0.1, "epochs", 50));
                double weight = 0;
                for (int epoch = 0; epoch < 50; epoch++) {
                    weight += 0.1 * (100 - weight); // your training
                    run.logMetric("error", Math.abs(100 - weight), epoch);
                }
                Path file = Files.writeString(folder.resolve("weight.txt"), Double.toString(weight));
                LoggedModel model = run.logModel("model", file, ModelSignature.of(inputs));
                return mlops.registry().register("house-prices", model);
            }); // FINISHED; FAILED on an exception, which is thrown on
            mlops.registry().setAlias(version, "champion");

            LoadedModel champion = mlops.registry().load("models:/house-prices@champion"); // digests checked
            champion.copyTo(folder.resolve("served"));

            Run best = mlops.tracking()
                    .searchRuns(List.of("house-prices"), SearchQuery.where("metrics.error < 1"))
                    .items()
                    .get(0);
            System.out.println(champion.version().uri() + " was trained by run " + best.id());
        }
        // README: end
    }
}
