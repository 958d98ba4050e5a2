/**
 * Copies what one store holds into another, of the same kind or not: {@link io.mlops.core.copy.StoreCopy}.
 *
 * <p>Rules: the source is only read. Every step looks at the target first and does what is missing, so that a copy that was cut off is ended by running it again; nothing notes
 * how far it came. A run is RUNNING in the target until all of it is there, so that nobody takes half of one for the whole. At the end both stores are read again and compared.
 * Who says that both hold the same says it of the target's other things too: a run, a model or an alias that it alone has is left as it is and named as a difference.
 *
 * <p>Decisions: the engine is not in between, as its hooks would audit what happened long ago as if it happened now; the audit log is copied leaf by leaf, and both logs have one root. Ids of
 * experiments may change, as every store numbers its own; names, run ids, version numbers, revisions and dates stay. Dates of the last change are those of the copy where a store writes them itself.
 * Records are copied whatever their kind, as the store lists the kinds and logs that it holds.
 *
 * <p>A store that takes neither ids nor dates nor records from others, an MLflow server for one, is a target where the caller says that what fits is enough: runs are found again by a tag with the id that they have in
 * the source, models and versions refer to the target's ids, and what it cannot hold is named and not compared. As a source it needs no such word: what it never had is not lost. Content of a
 * store without digests is read back for the comparison.
 */
@NullMarked
package io.mlops.core.copy;

import org.jspecify.annotations.NullMarked;
