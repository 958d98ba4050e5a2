/**
 * Copies what one store holds into another, of the same kind or not: {@link io.mlops.core.copy.StoreCopy}.
 *
 * <p>Rules: the source is only read. Every step looks at the target first and does what is missing, so that a copy that was cut off is ended by running it again; nothing notes
 * how far it came. A run is RUNNING in the target until all of it is there, so that nobody takes half of one for the whole. At the end both stores are read again and compared.
 *
 * <p>Decisions: the engine is not in between, as its hooks would audit what happened long ago as if it happened now; the audit log is copied leaf by leaf, and both logs have one root. Ids of
 * experiments may change, as every store numbers its own; names, run ids, version numbers, revisions and dates stay. Dates of the last change are those of the copy where a store writes them itself.
 * Records and logs are those of the engine's kinds: a store cannot list the kinds that it holds.
 */
@NullMarked
package io.mlops.core.copy;

import org.jspecify.annotations.NullMarked;
