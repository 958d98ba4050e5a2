/**
 * What a model eats: its columns ({@link io.mlops.data.Schema}), the data that it was trained on
 * ({@link io.mlops.data.Dataset}), one row of it ({@link io.mlops.data.Row}), and its distribution.
 *
 * <p>Rules:
 * <ul>
 *   <li>Names, types and the JSON of a schema are MLflow's, so that a signature written here reads there.
 *   <li>A value that is wrong is data: it is taken and counted. A wrong place, name or type is an error of the programmer.
 *   <li>Nothing here holds the data themselves.
 * </ul>
 */
@NullMarked
package io.mlops.data;

import org.jspecify.annotations.NullMarked;
