package io.mlops.testkit.tracking;

import io.mlops.spi.Capability;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreFixture;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs that differ in everything that a search can look at, with equal, missing and awkward values. */
final class RunCorpus {
    /** Texts of the param {@code text} and the tag {@code text}, one per run. */
    static final List<String> TEXTS = LegalTexts.ordinary();

    private static final List<RunStatus> STATES = List.of(RunStatus.values());
    private static final double[] NUMBERS = {
        0.5, -0.0, 0.0, Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1, 2, 10, 9, 0.5, -3, 1e-9
    };

    private RunCorpus() {}

    /** Writes the runs and returns all of them as the store shows them. */
    static List<Run> write(StoreFixture store) {
        List<RunWrite> creations = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            creations.add(new RunWrite.Create(info(i, store.now()), tags(i)));
        }
        store.runs();
        List<String> ids = new ArrayList<>();
        if (store.has(Capability.ATOMIC_COMMIT)) {
            ids.addAll(store.commit(creations.toArray(RunWrite[]::new)).assigned());
        } else {
            creations.forEach(creation -> ids.add(store.assign(creation)));
        }
        for (int i = 0; i < ids.size(); i++) {
            store.runs().logBatch(new RunBatch(ids.get(i), params(i), laterTags(i), Set.of(), inputs(i)));
        }
        if (store.has(Capability.METRICS)) {
            store.metrics().append("corpus-writer", 1, metrics(store, ids));
        }
        return ids.stream().map(store::run).toList();
    }

    /** Names and start times repeat, so that ties are decided by what comes next. */
    private static RunInfo info(int i, Instant now) {
        RunStatus status = STATES.get(i % STATES.size());
        return new RunInfo(
                Samples.runId(1000 + i * 37 % 101),
                Experiment.DEFAULT_ID,
                i % 4 == 0 ? "" : "Name " + i % 5,
                status,
                LifecycleStage.ACTIVE,
                now.minusMillis(i % 6),
                status.isTerminal() ? Optional.of(now.plusMillis(i % 3)) : Optional.empty());
    }

    private static Map<String, String> tags(int i) {
        Map<String, String> tags = new HashMap<>(Map.of("text", TEXTS.get(i)));
        if (i % 3 == 0) {
            tags.put("mlflow.user", i % 2 == 0 ? "ada" : "Ada");
        }
        if (i % 4 != 1) {
            tags.put("mlops.os", i % 2 == 0 ? "Linux" : "Windows");
        }
        return tags;
    }

    /** Some of a run's first tags change later. */
    private static Map<String, String> laterTags(int i) {
        return i % 8 == 0 ? Map.of("mlops.os", "Plan 9") : Map.of();
    }

    private static Map<String, String> params(int i) {
        Map<String, String> params = new HashMap<>(Map.of("text", TEXTS.get(i)));
        if (i % 2 == 0) {
            params.put("half", Integer.toString(i));
        }
        if (i % 5 == 0) {
            params.put("a.b/c d", "rare");
        }
        return params;
    }

    private static List<DatasetInput> inputs(int i) {
        List<DatasetInput> inputs = new ArrayList<>();
        for (int n = 0; n < i % 3; n++) {
            inputs.add(Samples.input("data " + (i + n) % 4, n == 0 ? "training" : ""));
        }
        return inputs;
    }

    private static List<MetricBatch> metrics(StoreFixture store, List<String> ids) {
        List<MetricBatch> batches = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (i % 5 != 4) {
                double number = NUMBERS[i % NUMBERS.length];
                boolean isTaken = store.has(Capability.EXACT_INFINITIES) || Math.abs(number) < Double.MAX_VALUE;
                double latest = isTaken ? number : number / 2;
                batches.add(Samples.points(
                        ids.get(i), MetricSeries.of("auc"), new long[] {1, 2}, new double[] {1000 + i, latest}));
            }
            if (store.has(Capability.SERIES_DIMENSIONS)) {
                MetricSeries onModel = MetricSeries.of("auc").onModel("m-1");
                batches.add(Samples.points(ids.get(i), onModel, new long[] {9}, new double[] {0.75}));
            }
        }
        return batches;
    }
}
