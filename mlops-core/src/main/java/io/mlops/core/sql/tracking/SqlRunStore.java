package io.mlops.core.sql.tracking;

import io.mlops.core.sql.search.Search;
import io.mlops.core.sql.search.SqlText;
import io.mlops.core.sql.session.Transactions;
import io.mlops.page.Page;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.InterruptedRun;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Experiments and runs in SQL. Thread-safe. */
public final class SqlRunStore implements RunStore {
    private final Transactions transactions;
    private final WriterLife life;
    private final Search<Experiment> experimentSearch = new Search<>(new ExperimentListing());
    private final Search<Run> runSearch;

    /**
     * Makes a store.
     *
     * @param transactions its database
     * @param life knows which openings have ended
     * @param indexedText what the indexes of params and tags hold of the column {@code value}
     */
    public SqlRunStore(Transactions transactions, WriterLife life, String indexedText) {
        this.transactions = transactions;
        this.life = life;
        this.runSearch = new Search<>(new RunListing(indexedText));
    }

    @Override
    public Optional<Experiment> findExperiment(String id) {
        long number = RunNumbers.number(id);
        return transactions.readOnce(session -> ExperimentListing.find(session, "experiment_no", number));
    }

    @Override
    public Optional<Experiment> findExperimentByName(String name) {
        return transactions.readOnce(session -> ExperimentListing.find(session, "name", name));
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        SqlText scope = scope(query.view());
        return transactions.read(session -> experimentSearch.page(session, query, scope));
    }

    @Override
    public Optional<Run> findRun(String runId) {
        return transactions.read(session -> {
            long number = session.number("SELECT run_no FROM run WHERE run_id = ?", -1, runId);
            return number < 0
                    ? Optional.<Run>empty()
                    : Optional.of(RunLoader.load(session, List.of(number)).get(0));
        });
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentIds, SearchQuery query) {
        SqlText scope = scope(query.view());
        if (!experimentIds.isEmpty()) {
            String marks = "?" + ", ?".repeat(experimentIds.size() - 1);
            scope.add(
                    " AND t.experiment_no IN (" + marks + ")",
                    experimentIds.stream().map(RunNumbers::number).toArray());
        }
        return transactions.read(session -> runSearch.page(session, query, scope));
    }

    private static SqlText scope(LifecycleView view) {
        return switch (view) {
            case ALL -> new SqlText().add("1 = 1");
            case ACTIVE_ONLY -> new SqlText().add("t.stage = ?", LifecycleStage.ACTIVE.name());
            case DELETED_ONLY -> new SqlText().add("t.stage = ?", LifecycleStage.DELETED.name());
        };
    }

    @Override
    public void logBatch(RunBatch batch) {
        transactions.write(session -> {
            RunBatchWriter.write(session, batch);
            return batch;
        });
    }

    @Override
    public LoggedModel logModel(LoggedModel model) {
        return transactions.write(session -> {
            Optional<LoggedModel> known = LoggedModelRows.find(session, model.id());
            if (known.isPresent()) {
                return known.get();
            }
            LoggedModelRows.insert(session, RunNumbers.active(session, model.runId()), model);
            return model;
        });
    }

    @Override
    public Optional<LoggedModel> findModel(String modelId) {
        return transactions.read(session -> LoggedModelRows.find(session, modelId));
    }

    @Override
    public List<InterruptedRun> interrupted() {
        return transactions.read(session -> RunHolders.interrupted(session, life));
    }

    @Override
    public List<String> purge(Instant olderThan) {
        return transactions.write(session -> Purge.run(session, olderThan));
    }
}
