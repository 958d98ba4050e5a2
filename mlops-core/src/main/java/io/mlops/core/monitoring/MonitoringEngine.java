package io.mlops.core.monitoring;

import io.mlops.monitoring.MonitorSpec;
import io.mlops.spi.BackendContext;
import io.mlops.spi.RecordStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the views of all principals share of monitoring: the monitors in use, and the thread that stores what they take. Thread-safe. */
public final class MonitoringEngine implements AutoCloseable {
    private final MonitorStores stores;
    private final VersionFacts versions;
    private final Clock clock;
    private final ObservationWriter writer;
    private final Map<MonitorKey, Monitored> monitors = new HashMap<>();

    /**
     * Makes the engine; no thread yet.
     *
     * @param state keeps specifications, reports and alerts: where governance is
     * @param logs keeps predictions and outcomes
     * @param versions what is known of versions
     * @param context the clock, and the name of this opening
     */
    public MonitoringEngine(RecordStore state, RecordStore logs, VersionFacts versions, BackendContext context) {
        this.stores = new MonitorStores(state, logs, new Outcomes(logs, context.writerId()));
        this.versions = versions;
        this.clock = context.clock();
        this.writer = new ObservationWriter(logs, context.writerId());
    }

    /**
     * A monitor in use.
     *
     * @param feed takes predictions
     * @param checker judges windows
     */
    record Monitored(MonitorFeed feed, Checker checker) {}

    /** Returns the monitor in use for a specification; handles of an earlier one go on feeding it while the schema is the same. */
    synchronized Monitored monitored(MonitorKey key, MonitorSpec spec) {
        @Nullable Monitored known = monitors.get(key);
        if (known != null && known.checker().spec().equals(spec)) {
            return known;
        }
        MonitorFeed feed = feed(key, spec, known);
        Monitored made = new Monitored(feed, new Checker(key, spec, stores, versions));
        monitors.put(key, made);
        return made;
    }

    private MonitorFeed feed(MonitorKey key, MonitorSpec spec, @Nullable Monitored known) {
        if (known != null && known.checker().spec().schema().equals(spec.schema())) {
            return known.feed();
        }
        if (known != null) {
            known.feed().close();
            writer.hurry();
        }
        MonitorFeed feed = new MonitorFeed(key, spec.schema(), clock);
        writer.add(feed);
        return feed;
    }

    MonitorStores stores() {
        return stores;
    }

    void hurry() {
        writer.hurry();
    }

    /** Stores what was taken, ends the thread, and counts what could not be stored as dropped. */
    @Override
    public void close() {
        writer.close();
    }
}
