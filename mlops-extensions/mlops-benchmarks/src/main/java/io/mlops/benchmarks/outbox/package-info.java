/**
 * What an outbox costs who logs: the embedded store by itself is the control, in the same run.
 *
 * <p>Rules: as in the benchmarks of the store, points that are acknowledged as durable are so inside the timed region; the server is one in memory, which takes part of the machine, or one that never answers.
 */
@NullMarked
package io.mlops.benchmarks.outbox;

import org.jspecify.annotations.NullMarked;
