/**
 * Experiments, runs, metric points and logged models over REST. Not exported.
 *
 * <p>Rules: what MLflow cannot hold is kept in tags whose keys begin with {@value io.mlops.http.tracking.HiddenTags#PREFIX}; they are written with the thing that they
 * belong to, are never shown, and no caller may set one. A value that the server would change by itself is refused before it is sent.
 *
 * <p>Decisions:
 * <ul>
 *   <li>A run that was deleted by itself is marked, since MLflow restores all runs with their experiment and the SPI only those that were deleted with it.
 *   <li>MLflow shares one row among all inputs of one name and digest in an experiment, and silently drops a second context. An input that reads back
 *       otherwise than it was written is written again under a digest made of all its fields, with its own digest in a tag.
 *   <li>Appends of several runs are not atomic over REST: all runs are looked at before the first point is sent. A repeat adds nothing, as equal points are one.
 *   <li>A history is read whole and ordered here, as the server orders by time and pages by offset. Its later pages are those of what was read for the first, for a minute at most, so that n pages do not cost n readings.
 *   <li>One request has at most 1,000 points or 100 params or tags, as MLflow wants it, and at most 900,000 bytes: MLflow documents a million and does not check it, but proxies do.
 * </ul>
 */
@NullMarked
package io.mlops.http.tracking;

import org.jspecify.annotations.NullMarked;
