package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.metric.MetricPipeline;
import io.mlops.core.metric.RunMetrics;
import io.mlops.core.store.Stores;

/**
 * What runs need of the instance that they are open in. Immutable.
 *
 * @param stores where everything is kept
 * @param acting who changes it
 * @param pipeline the way of metric points
 * @param open the runs that are open
 * @param sweep ends the runs of processes that died
 */
record RunContext(Stores stores, Acting acting, MetricPipeline pipeline, OpenRuns open, RunSweep sweep) {
    /**
     * Waits until what a run has accepted so far is settled.
     *
     * <p>A store of our own writes on the caller's thread, so that callers share syncs and wake nobody; what crosses a network is left to the flusher, which no interrupt of a caller reaches.
     */
    void settle(RunMetrics metrics) {
        if (stores.commitsAtomically()) {
            metrics.settle();
        } else {
            pipeline.settle();
        }
    }
}
