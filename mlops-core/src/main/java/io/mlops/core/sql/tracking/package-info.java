/**
 * Experiments and runs with their params, tags, inputs and logged models, in SQL.
 *
 * <p>Rules: rows refer to each other by numbers, which are short and never used twice; ids and names are looked up once at the edge. Reads return whole runs: their
 * data are read with a few queries for many runs, never one by one. Writes run in the transaction of their caller and check there what they need.
 */
@NullMarked
package io.mlops.core.sql.tracking;

import org.jspecify.annotations.NullMarked;
