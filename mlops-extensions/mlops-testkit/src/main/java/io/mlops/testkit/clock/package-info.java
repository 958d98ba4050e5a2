/** Time for tests: {@link io.mlops.testkit.clock.ManualClock} moves when it is told to, so that no test sleeps. */
@NullMarked
package io.mlops.testkit.clock;

import org.jspecify.annotations.NullMarked;
