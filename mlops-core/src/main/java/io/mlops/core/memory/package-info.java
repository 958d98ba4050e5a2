/**
 * The backend {@code memory:}: everything that the SPI asks for, kept in the heap until it is closed. For tests, trials and what need not last.
 *
 * <p>Rules and limits:
 * <ul>
 *   <li>Nothing outlives {@link io.mlops.spi.Backend#close()}: "durable" means here that a write is visible to everybody. Each opening begins empty.
 *   <li>Content of artifacts is a byte array each, so that a file is bounded by 2 GiB and all of them by the heap. The rule of the SPI that content is never in
 *       memory whole cannot hold here.
 *   <li>Writer sequences and the changes of the registry are kept as long as the store is open: a process that runs for months with
 *       many changes belongs on the embedded store.
 * </ul>
 *
 * <p>Decisions: the location is {@code memory:} and nothing more. Sharing content by a name would need state that is static and mutable, which the SDK has
 * nowhere; a name without sharing would promise what it does not do, so it is refused. The stores are those of
 * {@link io.mlops.spi.table.backend}, which any backend over ordered tables can have; here are the tables. One gate guards them and undoes what
 * a failed commit did, by an undo log rather than a copy of the rows, so that a change costs what it changes, not what is stored; nothing slow happens inside, content of
 * artifacts is read before. Metric points are columns, not rows.
 */
@NullMarked
package io.mlops.core.memory;

import org.jspecify.annotations.NullMarked;
