/**
 * Measures change detectors a value, and estimated performance and reconstruction of 100,000 rows, each beside a control.
 *
 * <p>{@code java -jar mlops-extensions/mlops-benchmarks/target/benchmarks.jar DetectorBenchmark -prof gc}
 *
 * <p>The peers' figures that the results are compared with were measured on the same kind of machine: River 0.23 (ADWIN 4,676 ns,
 * Page-Hinkley 711, DDM 689, HDDM-A 4,767, KSWIN 513,000), MOA 2024.07 (325, 9.4, 22, 152) and NannyML 0.13.1 (CBPE 441 ms,
 * reconstruction 936 ms); neither runs here, so the control tells how fast this machine is today.
 */
@NullMarked
package io.mlops.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
