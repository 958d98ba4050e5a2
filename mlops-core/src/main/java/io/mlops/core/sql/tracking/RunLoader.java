package io.mlops.core.sql.tracking;

import io.mlops.core.sql.session.InList;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads whole runs, with one query for each kind of data. */
public final class RunLoader {
    private static final String LATEST =
            "SELECT run_no, key, model_id, dataset_name, dataset_digest, latest_bits, latest_step, latest_time"
                    + " FROM series WHERE run_no IN (@keys) ORDER BY run_no, key, model_id, dataset_name, dataset_digest";

    private RunLoader() {}

    static List<Run> load(Session session, List<Long> keys) throws SQLException {
        Map<Long, RunInfo> infos = new HashMap<>();
        Map<Long, Long> tagSets = new HashMap<>();
        InList.each(
                session,
                "SELECT run_no, run_id, experiment_no, name, status, stage, started_at, ended_at, set_no FROM run WHERE run_no IN (@keys)",
                keys,
                row -> {
                    infos.put(row.getLong(1), info(row));
                    tagSets.put(row.getLong(1), row.getLong(9));
                });
        Map<Long, Map<String, String>> params = Tags.PARAMS.read(session, keys);
        Map<Long, Map<String, String>> tags = RunTags.read(session, tagSets);
        Map<Long, List<Metric>> metrics = metrics(session, keys);
        Map<Long, List<DatasetInput>> inputs = InputRows.read(session, keys);
        Map<Long, List<LoggedModel>> models = LoggedModelRows.read(session, keys);
        List<Run> runs = new ArrayList<>(keys.size());
        for (Long key : keys) {
            RunData data = new RunData(
                    params.getOrDefault(key, Map.of()),
                    tags.getOrDefault(key, Map.of()),
                    metrics.getOrDefault(key, List.of()),
                    inputs.getOrDefault(key, List.of()),
                    models.getOrDefault(key, List.of()));
            RunInfo info = infos.get(key);
            if (info == null) {
                throw new StoreCorruptException(
                        "An index names a run that its table does not have; restore the store from a backup", null);
            }
            runs.add(new Run(info, data));
        }
        return runs;
    }

    /**
     * Returns the latest point of each series of some runs, ordered by key, then model and dataset, a missing one first.
     *
     * @param session where to read
     * @param keys the numbers of the runs
     */
    public static Map<Long, List<Metric>> metrics(Session session, List<Long> keys) throws SQLException {
        Map<Long, List<Metric>> found = new HashMap<>();
        InList.each(
                session,
                LATEST,
                keys,
                row -> found.computeIfAbsent(row.getLong(1), number -> new ArrayList<>())
                        .add(metric(row)));
        return found;
    }

    /** Reads the columns of {@link #load}. */
    static RunInfo info(ResultSet row) throws SQLException {
        return new RunInfo(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                RunStatus.valueOf(row.getString(5)),
                LifecycleStage.valueOf(row.getString(6)),
                Instants.read(row, 7),
                Instants.readOptional(row, 8));
    }

    private static Metric metric(ResultSet row) throws SQLException {
        String model = row.getString(3);
        String dataset = row.getString(4);
        MetricSeries series = new MetricSeries(
                row.getString(2),
                model.isEmpty() ? Optional.empty() : Optional.of(model),
                dataset.isEmpty() ? Optional.empty() : Optional.of(new DatasetRef(dataset, row.getString(5))));
        return new Metric(series, Double.longBitsToDouble(row.getLong(6)), row.getLong(7), Instants.read(row, 8));
    }
}
