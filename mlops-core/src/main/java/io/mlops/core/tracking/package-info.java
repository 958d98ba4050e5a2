/**
 * The engine behind {@link io.mlops.tracking.Tracking}: experiments, and runs from their start to their end.
 *
 * <p>Rules:
 * <ul>
 *   <li>Starting, resuming and ending a run are changes that are judged and audited ({@code RunStarts}, {@code RunEnd}); what is logged in between is written without an action each, and the permit of the run is asked again
 *       where the policy has changed.
 *   <li>A run ends after its points are durable, or in the same commit where the store commits atomically and they are few. It ends FAILED where one of them could not be written, where {@code close()} comes without {@code finish()}, and where the instance is closed.
 *   <li>What a logged model's digest covers is sealed in its run ({@code RunFiles}).
 *   <li>The code version and the environment of each run are captured from an allow-list ({@code Environment}, {@code GitCommit}), without a shell.
 *   <li>A run whose process died ends KILLED with the tag {@code mlops.status.reason = interrupted} ({@code RunSweep}), dated when it is found, within a second of the next opening or reading
 *       by anybody. The store says which runs those are, by evidence that no clock can forge, and the commit expects that nobody has resumed the run; so logging pays nothing for it.
 * </ul>
 *
 * <p>Points go through {@code io.mlops.core.metric}.
 */
@NullMarked
package io.mlops.core.tracking;

import org.jspecify.annotations.NullMarked;
