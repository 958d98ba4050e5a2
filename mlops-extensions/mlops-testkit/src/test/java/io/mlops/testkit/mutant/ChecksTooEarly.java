package io.mlops.testkit.mutant;

import io.mlops.error.ConflictException;
import io.mlops.registry.AliasState;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.Expectation;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the alias, and writes without expectation later: two who have read the same both win. */
final class ChecksTooEarly implements Alteration {
    private static final long PATIENCE_SECONDS = 1;

    private final CyclicBarrier bothHaveRead = new CyclicBarrier(2);

    @Override
    public @Nullable Object around(Call call) throws Throwable {
        if (!call.name().equals("commit")) {
            return call.proceed();
        }
        Commit commit = call.argument(0, Commit.class);
        for (Expectation expectation : commit.expectations()) {
            if (expectation instanceof Expectation.AliasAt alias) {
                check(call, alias);
                waitForAnother();
            }
        }
        return call.proceedWith(AliasMutants.withoutExpectations(commit));
    }

    private static void check(Call call, Expectation.AliasAt alias) {
        long revision = call.backend()
                .registry()
                .orElseThrow()
                .findAlias(alias.model(), alias.alias())
                .map(AliasState::revision)
                .orElse(0L);
        if (revision != alias.revision()) {
            throw new ConflictException("the alias has moved");
        }
    }

    /** Who finds nobody goes on alone. */
    private void waitForAnother() throws InterruptedException, BrokenBarrierException {
        try {
            bothHaveRead.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            bothHaveRead.reset();
        }
    }
}
