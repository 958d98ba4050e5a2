/**
 * Tables from outside: CSV files and JDBC result sets as rows for a {@link io.mlops.data.Profiler}, and whole tables ready to
 * be compared.
 *
 * <pre>{@code
 * CsvFile training = CsvFile.open(Path.of("training.csv"));
 * Profile reference = TableData.read(training, training.inferSchema()).profile();
 * }</pre>
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>Memory is bounded whatever the size of a table: a profile in any case, and single values only up to the limits of {@link
 *       io.mlops.core.table.TableData}.
 *   <li>What makes a file unusable (no header, one name twice, text in another encoding) is a typed error that names file, line
 *       and rule. What is odd about single rows (a text among numbers, a field too few) is data: counted, and reported by {@code
 *       io.mlops.core.quality}.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Exported, as a profile is made where the data are: in the job of a user, from the user's files and queries.
 *   <li>FastCSV reads the files (MIT licence, 92 kB, no dependency, kept up): quoting is easy to get wrong. Commons CSV would
 *       bring two more libraries.
 *   <li>A column of which at least 95 of 100 values are numbers is one of numbers, and the rest are mismatches: one stray text in
 *       a million rows must not turn measurements into as many categories.
 *   <li>Types come from the reference alone. A column that has changed its type is then a finding, not another test.
 * </ul>
 */
@NullMarked
package io.mlops.core.table;

import org.jspecify.annotations.NullMarked;
