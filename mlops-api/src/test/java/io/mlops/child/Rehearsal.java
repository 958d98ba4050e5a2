package io.mlops.child;

import java.nio.file.Path;

/**
 * What the child JVMs of a module do, once and in little, so that the classes that it loads are kept for all of them. Named in the module's
 * {@code META-INF/services}.
 */
public interface Rehearsal {
    /**
     * Does it.
     *
     * @param folder where it may leave files; does not exist
     */
    void run(Path folder) throws Exception;
}
