/** The contract of experiments, runs and metric points, a class per subject. */
@NullMarked
package io.mlops.testkit.tracking;

import org.jspecify.annotations.NullMarked;
