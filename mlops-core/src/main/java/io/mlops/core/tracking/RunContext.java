package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.metric.MetricPipeline;
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
record RunContext(Stores stores, Acting acting, MetricPipeline pipeline, OpenRuns open, RunSweep sweep) {}
