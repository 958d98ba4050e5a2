/**
 * What a model eats: its columns ({@link io.mlops.data.Schema}), the data that it was trained on
 * ({@link io.mlops.data.Dataset}), one row of it ({@link io.mlops.data.Row}), and its distribution
 * ({@link io.mlops.data.Profile}).
 *
 * <p>Rules:
 * <ul>
 *   <li>Names, types and the JSON of a schema are MLflow's, so that a signature written here reads there.
 *   <li>A value that is wrong (NaN, a fraction in an {@code integer} column, a text in a column of numbers) is data: it is
 *       taken and counted. A wrong place, name or type is an error of the programmer.
 *   <li>Nothing here holds rows of the data. A profile does hold the names of categories and single numbers as edges:
 *       columns that identify people do not belong into one.
 *   <li>The merge of profiles is the profile of all their data, down to the last bit; where bounded memory costs exactness,
 *       an accessor states the error.
 * </ul>
 *
 * <p>Decisions:
 * <ul>
 *   <li>A window is counted on its reference's edges and categories, as both are known when it is made: merging is then
 *       addition, two windows of one reference can be compared bin by bin, and no sketch adds an error of its own. Frequent
 *       values have bins of their own, so columns of up to 512 values lose nothing.
 *   <li>Bins are closed above, as an empirical distribution function needs it.
 *   <li>Bytes of a window name edges and categories by digest: 48 kB instead of 165 kB for twenty columns, and proof that
 *       reference and window belong together.
 *   <li>The JSON of a schema is read and written by hand, and a profile has a binary form of its own: mlops-api has no
 *       dependency, and Java serialization is out of the question.
 *   <li>Long and instant values are doubles: exact up to 2<sup>53</sup>, in milliseconds beyond the year 280000.
 * </ul>
 *
 * <p>How planned work fits:
 * <ul>
 *   <li>Versions of data sets: a version is a {@link io.mlops.data.Dataset} under a name, told from others by its digest; what
 *       it was made from is lineage, kept as records by the store.
 *   <li>Validation: expectations of ranges, missing shares and known categories are checks of a
 *       {@link io.mlops.data.ColumnProfile} against a schema or a reference; every count that they need is there
 *       (missing, mismatched, whole, others, outer bins), so no second pass over data.
 *   <li>Profiles on Spark: a first pass finds edges (its quantiles) or a sample makes a reference; each partition runs
 *       {@link io.mlops.data.Profiler#against}, bytes travel, and the driver merges, exactly and in any order;
 *       {@link io.mlops.data.Profile#asReference()} makes the result a reference.
 *   <li>CSV and JDBC readers in mlops-core fill a row, and {@link io.mlops.data.Row#setMismatched} where a text is no number.
 *   <li>A finer distinct count or text statistics: a new version of the binary form; version 1 stays readable.
 * </ul>
 */
@NullMarked
package io.mlops.data;

import org.jspecify.annotations.NullMarked;
