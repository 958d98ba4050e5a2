/**
 * Monitors, behind {@code mlops.monitoring()}.
 *
 * <p>The way of a prediction: {@code observe} copies it into the primitive columns of an {@link io.mlops.core.monitoring.ObservationBuffer}; the thread
 * {@code mlops-observe} drains all buffers into append-only logs (one log per monitor, one entry per prediction, found by its id); {@code check} reads the log behind
 * the last judged window, judges what is over ({@link io.mlops.core.monitoring.ErrorJudge}, {@link io.mlops.core.monitoring.DriftJudge}) and commits reports, alert and progress
 * together, so that of several processes that check, one judges each window.
 *
 * <p>Decisions: outcomes are a log of their own, joined by id when a window is judged, so that recording one needs no monitor and no read; specifications, reports, progress and
 * alerts are records, changed by audited actions; the state of a streaming detector of the error ({@link io.mlops.core.monitoring.ErrorWatch}) is a record for each version,
 * written with the reports, and takes errors when their window is judged, in the order of the predictions, so that late labels do not reorder them; what belongs to a window that is already judged comes too late and is left out of the reports, and stays in the log.
 */
@NullMarked
package io.mlops.core.monitoring;

import org.jspecify.annotations.NullMarked;
