package io.mlops.core;

import io.mlops.core.metric.MetricSettings;
import java.time.Duration;

/**
 * The settings of an instance, resolved. Immutable.
 *
 * @param metrics how points are buffered
 * @param closeTimeout how long {@code close()} tries
 */
record EngineSettings(MetricSettings metrics, Duration closeTimeout) {}
