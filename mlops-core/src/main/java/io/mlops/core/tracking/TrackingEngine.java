package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Actions;
import io.mlops.core.metric.MetricPipeline;
import io.mlops.core.store.Stores;
import io.mlops.tracking.Tracking;
import java.time.Clock;

/** What all views of one instance share for tracking, whoever acts. Thread-safe. */
public final class TrackingEngine {
    private final Stores stores;
    private final MetricPipeline pipeline;
    private final OpenRuns open = new OpenRuns();
    private final RunSweep sweep;
    private final Environment environment = Environment.capture();

    /**
     * Makes it.
     *
     * @param stores where everything is kept
     * @param pipeline the way of metric points
     */
    public TrackingEngine(Stores stores, MetricPipeline pipeline) {
        this.stores = stores;
        this.pipeline = pipeline;
        this.sweep = new RunSweep(stores);
    }

    /**
     * Returns tracking as somebody sees it.
     *
     * @param acting who
     */
    public Tracking as(Acting acting) {
        RunContext context = new RunContext(stores, acting, pipeline, open, sweep);
        Experiments experiments = new Experiments(stores, acting);
        return new StoreTracking(context, experiments, new RunStarts(context, experiments, environment));
    }

    /** Returns the way of metric points. */
    public MetricPipeline pipeline() {
        return pipeline;
    }

    /**
     * Ends the runs of processes that died, unless that was looked at within the last second; throws nothing.
     *
     * @param actions carries out changes
     * @param clock dates them
     */
    public void sweep(Actions actions, Clock clock) {
        sweep.sweepIfDue(actions, clock);
    }

    /**
     * Ends all open runs as FAILED.
     *
     * @param deadline a time of {@link System#nanoTime()} until which their points may be written
     */
    public void endRuns(long deadline) {
        open.endAll(deadline);
    }
}
