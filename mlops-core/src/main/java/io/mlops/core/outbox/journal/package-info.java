/**
 * What is not delivered yet, and which id a thing has on which side: tables in the database of the outbox's own embedded store, {@code outbox_entry}, {@code outbox_id} and {@code outbox_courier}.
 *
 * <p>Rules: an entry is noted in the transaction of the write that it repeats, and forgotten when the server has answered. Entries have rising numbers that are never given twice, given in the order of the commits, so that what a subject
 * has done is sent in its order. Parked entries keep their place.
 */
@NullMarked
package io.mlops.core.outbox.journal;

import org.jspecify.annotations.NullMarked;
