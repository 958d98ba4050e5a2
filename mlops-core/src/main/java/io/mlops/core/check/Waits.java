package io.mlops.core.check;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Times to wait, as the JDK's clocks and locks want them. Stateless. */
public final class Waits {
    private Waits() {}

    /**
     * Returns a time in nanoseconds, which hold 292 years: a longer one is cut to that, as who passes it means "without end", and a negative one is 0.
     *
     * @param time any
     */
    public static long nanos(Duration time) {
        return Math.max(0, TimeUnit.NANOSECONDS.convert(time));
    }
}
