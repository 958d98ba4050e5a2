package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.NotFoundException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.search.Prefilter;
import io.mlops.http.search.RemoteRows;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.Transport;
import io.mlops.page.Page;
import io.mlops.search.LifecycleView;
import io.mlops.search.Literal;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.spi.listing.Listings;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Experiments and runs over REST. Thread-safe. */
public final class RestRunStore implements RunStore {
    private static final int PAGE = 1_000;

    private final Transport transport;
    private final LoggedModels models;
    private final Runs runs;
    private final RunJson json;
    private final BatchWriter batches;

    /**
     * Makes it.
     *
     * @param transport asks the server
     * @param models what runs have logged
     */
    public RestRunStore(Transport transport, LoggedModels models) {
        this.transport = transport;
        this.models = models;
        this.runs = new Runs(transport);
        this.json = new RunJson(models);
        this.batches = new BatchWriter(transport, runs);
    }

    @Override
    public Optional<Experiment> findExperiment(String id) {
        transport.requireOpen();
        return Ids.isExperiment(id)
                ? experiment(ApiRequest.of(Endpoint.EXPERIMENT_GET).query("experiment_id", id))
                : Optional.empty();
    }

    @Override
    public Optional<Experiment> findExperimentByName(String name) {
        return experiment(ApiRequest.of(Endpoint.EXPERIMENT_GET_BY_NAME).query("experiment_name", name))
                .filter(found -> found.name().equals(name));
    }

    private Optional<Experiment> experiment(ApiRequest request) {
        try {
            return Optional.of(ExperimentJson.read(transport.call(request).path("experiment")));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        return Listings.EXPERIMENTS.page(experiments(query.view()), query);
    }

    private List<Experiment> experiments(LifecycleView view) {
        List<Experiment> all = new ArrayList<>();
        new RemoteRows<>(
                        token -> {
                            ObjectNode body =
                                    Json.object("view_type", view.name()).put("max_results", PAGE);
                            token.ifPresent(text -> body.put("page_token", text));
                            return transport.call(ApiRequest.of(Endpoint.EXPERIMENT_SEARCH, body));
                        },
                        "experiments",
                        ExperimentJson::read)
                .forEach(all::add);
        return all;
    }

    @Override
    public Optional<Run> findRun(String runId) {
        return runs.find(runId).map(json::read);
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentIds, SearchQuery query) {
        transport.requireOpen();
        List<String> where = experimentIds.isEmpty()
                ? experiments(LifecycleView.ALL).stream().map(Experiment::id).toList()
                : experimentIds.stream().filter(Ids::isExperiment).toList();
        Optional<Literal> begin = Listings.RUNS.beginning(query);
        if (where.isEmpty()) {
            return Page.last(List.of());
        }
        RemoteRows<Run> rows = new RemoteRows<>(token -> page(where, query, begin, token), "runs", json::read);
        if (query.orderBy().isEmpty()) {
            return Listings.RUNS.pageInOrder(rows, query);
        }
        List<Run> all = new ArrayList<>();
        rows.forEach(all::add);
        return Listings.RUNS.page(all, query);
    }

    private JsonNode page(
            List<String> experiments, SearchQuery query, Optional<Literal> begin, Optional<String> token) {
        ObjectNode body = Json.object("run_view_type", query.view().name());
        ArrayNode ids = body.putArray("experiment_ids");
        experiments.forEach(ids::add);
        String filter = Prefilter.ofRuns(query.filter());
        if (query.orderBy().isEmpty() && begin.isPresent() && begin.get() instanceof Literal.Numeric start) {
            String from = "attributes.start_time <= " + new BigDecimal(start.value()).toPlainString();
            filter = filter.isEmpty() ? from : filter + " AND " + from;
        }
        if (!filter.isEmpty()) {
            body.put("filter", filter);
        }
        body.putArray("order_by").add("attributes.start_time DESC").add("attributes.run_id ASC");
        // With a filter or an order nobody knows how many rows it takes to fill a page.
        boolean isPlain =
                query.orderBy().isEmpty() && query.filter().conditions().isEmpty();
        body.put("max_results", isPlain ? Math.min(PAGE, query.page().maxResults() + 1) : PAGE);
        token.ifPresent(text -> body.put("page_token", text));
        return transport.call(ApiRequest.of(Endpoint.RUN_SEARCH, body));
    }

    @Override
    public void logBatch(RunBatch batch) {
        batches.write(batch);
    }

    @Override
    public LoggedModel logModel(LoggedModel model) {
        return models.log(model);
    }

    @Override
    public Optional<LoggedModel> findModel(String modelId) {
        return models.find(modelId);
    }

    @Override
    public List<String> purge(Instant olderThan) {
        transport.requireOpen();
        throw new UnsupportedCapabilityException("MLflow's REST API frees nothing that was deleted (PURGE); run"
                + " `mlflow gc` where the server's database can be reached");
    }
}
