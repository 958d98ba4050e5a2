package io.mlops.core.monitoring;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.check.Ids;
import io.mlops.core.check.Names;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Monitoring;
import io.mlops.monitoring.Outcome;
import io.mlops.monitoring.Prediction;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Monitoring for what one principal does. Thread-safe. */
public final class PrincipalMonitoring implements Monitoring {
    private static final String KIND = "monitor";
    private static final int MAX_PER_ID = 1000;

    private final MonitoringEngine engine;
    private final Acting acting;

    /**
     * Binds a principal.
     *
     * @param engine shared by all principals
     * @param acting who acts
     */
    public PrincipalMonitoring(MonitoringEngine engine, Acting acting) {
        this.engine = engine;
        this.acting = acting;
    }

    @Override
    public ModelMonitor monitor(String model, String environment, MonitorSpec spec) {
        MonitorKey key = new MonitorKey(Names.model(model), environment);
        spec.driftChecks().forEach(DriftTests::of);
        ErrorWatch.check(spec);
        if (stored(key)
                .map(record -> SpecJson.read(record.id(), record.json()))
                .filter(spec::equals)
                .isEmpty()) {
            configure(key, spec);
        }
        return new PrincipalMonitor(engine, engine.monitored(key, spec), acting);
    }

    private void configure(MonitorKey key, MonitorSpec spec) {
        acting.perform(() -> {
            String json = SpecJson.write(spec);
            Optional<StoredRecord> stored = stored(key);
            return new Change(
                    acting.action(
                            ActionType.MONITOR_CONFIGURE,
                            Resource.of(Resource.Type.MONITOR, key.id()),
                            stored.map(before -> Map.of("specification", before.json()))
                                    .orElse(Map.of()),
                            Map.of("specification", json)),
                    List.of(new Expectation.RecordAt(
                            KIND, key.id(), stored.map(StoredRecord::revision).orElse(0L))),
                    List.of(new RecordWrite.Put(KIND, key.id(), json)),
                    done -> List.of());
        });
    }

    @Override
    public Optional<ModelMonitor> findMonitor(String model, String environment) {
        MonitorKey key = new MonitorKey(Names.model(model), environment);
        return stored(key)
                .map(record -> SpecJson.read(record.id(), record.json()))
                .map(spec -> new PrincipalMonitor(engine, engine.monitored(key, spec), acting));
    }

    private Optional<StoredRecord> stored(MonitorKey key) {
        return state().find(KIND, key.id());
    }

    @Override
    public void outcomes(List<Outcome> outcomes) {
        outcomes.forEach(outcome -> Ids.prediction(outcome.predictionId()));
        acting.actions()
                .confirm(acting.action(ActionType.MONITOR_OUTCOME, Resource.of(Resource.Type.STORE, ""), Map.of()));
        engine.stores().outcomes().append(outcomes, acting.now());
    }

    @Override
    public Optional<Prediction> findPrediction(String predictionId) {
        Ids.prediction(predictionId);
        return Page.stream(PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> state().list(KIND, "", page))
                .map(record -> MonitorKey.ofId(record.id()))
                .flatMap(key -> find(key, predictionId).stream())
                .findFirst();
    }

    private Optional<Prediction> find(MonitorKey key, String predictionId) {
        List<StoredLogEntry> found = engine.stores().logs().readByKey(key.predictions(), predictionId, MAX_PER_ID);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Observation observation = Observation.read(found.get(found.size() - 1).entry());
        return Optional.of(new Prediction(
                observation.id(),
                key.model(),
                observation.version(),
                observation.at(),
                observation.inputs(),
                observation.prediction(),
                engine.stores().outcomes().find(predictionId)));
    }

    @Override
    public Page<Alert> alerts(String model, PageRequest page) {
        return Alerts.list(state(), Names.modelOrAll(model), page);
    }

    private RecordStore state() {
        return engine.stores().state();
    }
}
