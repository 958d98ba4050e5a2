/**
 * Experiments and runs with their params, tags, inputs and logged models, in SQL.
 *
 * <p>Rules: rows refer to each other by numbers, which are short and never used twice; ids and names are looked up once at the edge. Reads return whole runs: their
 * data are read with a few queries for many runs, never one by one. Writes run in the transaction of their caller and check there what they need.
 *
 * <p>Decision: tags of the environment are kept once for all runs that have the same ({@link io.mlops.core.sql.tracking.RunTags}), as they are 11 of the 14 tags that a run starts with, and each would be two entries of indexes. Which keys
 * these are is fixed, so that searches for other tags look at one table as before.
 */
@NullMarked
package io.mlops.core.sql.tracking;

import org.jspecify.annotations.NullMarked;
