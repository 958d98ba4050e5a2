/**
 * What makes a change in memory all or nothing: {@link io.mlops.core.memory.table.Table} holds rows, {@link io.mlops.core.memory.table.Gate} lets
 * one change at a time in and undoes what a failed one did.
 *
 * <p>Decision: an undo log rather than a copy of the rows, so that a change costs what it changes, not what is stored.
 */
@NullMarked
package io.mlops.core.memory.table;

import org.jspecify.annotations.NullMarked;
