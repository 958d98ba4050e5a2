/**
 * The entry to everything: {@link io.mlops.Mlops}, opened by {@code io.mlops.core.MlopsSdk}.
 *
 * <p>Decisions: interfaces here, their one implementation in mlops-core, so that a library can take an {@link io.mlops.Mlops} without depending on the engine; packages import
 * only those named before them: error, page, search, data, artifact, tracking, outbox, registry, drift, monitoring, governance, event, spi, and this one.
 *
 * <p>How planned work fits: {@code io.mlops.deployment} (environments, shadow, canary) and {@code io.mlops.pipeline} become accessors beside the others, after
 * {@code io.mlops.monitoring} in the order; a server for MLflow's own Python client is a program over {@link io.mlops.Mlops}, not a part of it.
 */
@NullMarked
package io.mlops;

import org.jspecify.annotations.NullMarked;
