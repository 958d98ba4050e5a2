/**
 * Benchmarks of the embedded store through the public interface, each beside a control that does the same work without it, in the same run.
 *
 * <p>Rules: whatever is acknowledged as durable is durable inside the timed region, the last flush included; {@code synchronous=FULL} on both sides; sizes are parameters with small defaults, so
 * that each benchmark ends in bounded time.
 */
@NullMarked
package io.mlops.benchmarks.store;

import org.jspecify.annotations.NullMarked;
