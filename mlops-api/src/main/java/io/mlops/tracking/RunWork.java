package io.mlops.tracking;

import org.jspecify.annotations.Nullable;

/**
 * What happens inside a run.
 *
 * @param <T> what it returns
 * @param <X> what it may throw; {@code RuntimeException} where it throws nothing checked
 */
@FunctionalInterface
public interface RunWork<T extends @Nullable Object, X extends Exception> {
    /**
     * Does the work.
     *
     * @param run the run to log into; valid until this method returns
     * @return the result of {@link Tracking#run}
     * @throws X whatever the work throws
     */
    T in(ActiveRun run) throws X;
}
