/**
 * What is to be done on the server, and its stored form: {@link io.mlops.core.outbox.work.Work}, {@link io.mlops.core.outbox.work.WorkCodec}.
 *
 * <p>Rules: a work names things by the ids of this side; its form is JSON, canonical and read by names, but for points, which are chunks with a checksum. A form that was written once is read by all later versions:
 * names of kinds and members are never changed.
 */
@NullMarked
package io.mlops.core.outbox.work;

import org.jspecify.annotations.NullMarked;
