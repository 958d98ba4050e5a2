package io.mlops.core.copy;

/** Learns how far a copy is. Called by the thread that copies. */
@FunctionalInterface
public interface CopyProgress {
    /**
     * Something was copied, compared, or found to be there.
     *
     * @param done how many steps are done
     * @param all how many there are: one for each run and each registered model, to copy and to compare, and a few for the rest
     */
    void at(long done, long all);
}
