package io.mlops.http;

import io.mlops.spi.BackendContext;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests hand to backends. */
final class Fixtures {
    private static final AtomicInteger OPENINGS = new AtomicInteger();

    private Fixtures() {}

    static BackendContext context() {
        return new BackendContext(Clock.systemUTC(), "test-" + OPENINGS.incrementAndGet());
    }
}
