/**
 * The store in PostgreSQL, on a server that the benchmark brings, starts on the loopback interface and stops.
 *
 * <p>{@code java -jar mlops-extensions/mlops-benchmarks/target/benchmarks.jar Postgres}
 *
 * <p>Rules: the server runs with {@code fsync}, {@code synchronous_commit} and {@code full_page_writes} on, on both sides of each comparison, and with the settings of its makers for all else; its files lie in the folder
 * of the property {@code mlops.bench.folder}.
 */
@NullMarked
package io.mlops.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
