/**
 * JMH benchmarks of the engine through its public interface, each beside a control that does the same work without it, in the same run; the page {@code README.md} of the module has the figures.
 *
 * <p>{@code java -jar mlops-extensions/mlops-benchmarks/target/benchmarks.jar MetricThroughput}
 *
 * <p>Rules: stores lie in the folder of the property {@code mlops.bench.folder}, default the temporary folder of the machine, which should be on the disk that matters; how often that disk
 * syncs in a second is printed beside every figure, as no figure of a store means anything without it.
 */
@NullMarked
package io.mlops.benchmarks;

import org.jspecify.annotations.NullMarked;
