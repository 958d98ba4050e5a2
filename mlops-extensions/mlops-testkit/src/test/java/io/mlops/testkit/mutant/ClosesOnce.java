package io.mlops.testkit.mutant;

import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Fails when it is closed the second time, and only then, so that the test's own closing passes. */
final class ClosesOnce implements Alteration {
    private final AtomicInteger closings = new AtomicInteger();

    @Override
    public @Nullable Object around(Call call) throws Throwable {
        if (call.name().equals("close") && closings.incrementAndGet() == 2) {
            throw new IllegalStateException("closed already");
        }
        return call.proceed();
    }
}
