/** Measures the drift tests against sorting alone. */
@NullMarked
package io.mlops.benchmarks.drift;

import org.jspecify.annotations.NullMarked;
