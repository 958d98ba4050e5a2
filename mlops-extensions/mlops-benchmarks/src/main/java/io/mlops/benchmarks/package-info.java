/**
 * JMH benchmarks of the engine through its public interface, each beside a control that does the same work without it, in the same run.
 *
 * <p>{@code java -jar mlops-extensions/mlops-benchmarks/target/benchmarks.jar MetricThroughput}
 *
 * <p>Rules: whatever is acknowledged as durable is durable inside the timed region, the last flush included; {@code synchronous=FULL} on both sides; stores lie in the folder of the property {@code mlops.bench.folder},
 * default the temporary folder of the machine, which should be the disk that matters.
 */
@NullMarked
package io.mlops.benchmarks;

import org.jspecify.annotations.NullMarked;
