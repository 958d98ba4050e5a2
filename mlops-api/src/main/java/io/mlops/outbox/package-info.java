/**
 * What waits in front of a remote store, as the program that trains sees it: {@link io.mlops.outbox.Outbox}, of {@code Mlops.outbox()}.
 *
 * <p>Rules: a write that the server has refused for good is never dropped: it is a {@link io.mlops.outbox.ParkedWrite} until somebody lets it be tried again or discards it. Counts are read from the
 * store, so that they hold for all processes that share the outbox and over restarts.
 *
 * <p>Decision: a package of its own and not a part of {@code io.mlops.tracking}, as files, models and experiments wait there as well as runs.
 */
@NullMarked
package io.mlops.outbox;

import org.jspecify.annotations.NullMarked;
