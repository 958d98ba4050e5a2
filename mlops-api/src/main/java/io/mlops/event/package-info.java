/**
 * What happened, as typed events to subscribe to.
 *
 * <p>Rules: an event is delivered after the commit that made it true, in commit order, by one dispatcher thread; a listener that throws is logged once and harms nobody;
 * registry and governance events are never dropped. A change by another process raises the same event with {@link io.mlops.event.EventOrigin#isExternal()} true, within one
 * second on the embedded store.
 *
 * <p>Decision: the events are sealed and have an enum view, {@link io.mlops.event.MlopsEvent#type()}; later versions add some, so a switch over them has a
 * default. Deployments and pipelines will add their own.
 */
@NullMarked
package io.mlops.event;

import org.jspecify.annotations.NullMarked;
