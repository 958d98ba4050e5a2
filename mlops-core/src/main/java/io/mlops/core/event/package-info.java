/**
 * The engine behind {@link io.mlops.event.Events}: one queue, one daemon thread, any number of listeners.
 *
 * <p>Rules: whoever commits publishes in the order of the commits; the thread is started by the first event that somebody listens to, and ends after {@code close()}
 * has delivered what was queued; a listener that throws is logged once and goes on being called.
 *
 * <p>Decision: the queue is unbounded for what must not be dropped (registry, governance, alerts), as their number is that of deliberate acts; events of runs, which a program can make by the
 * thousand, are dropped and counted beyond {@code 10,000} waiting ones.
 */
@NullMarked
package io.mlops.core.event;

import org.jspecify.annotations.NullMarked;
