package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.error.MlopsException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that opened the store before any policy was in force, and moves a guarded alias after one is. */
final class OldHandle {
    private OldHandle() {}

    public static void main(String[] arguments) {
        try (Mlops mlops = MlopsSdk.open(Path.of(arguments[0]))) {
            mlops.registry().setAlias(mlops.registry().getVersion("scorer", 1), "champion");
            System.out.println("moved");
            while (mlops.governance().policy().isEmpty()) {
                LockSupport.parkNanos(20_000_000);
            }
            System.out.println(attempt(
                    () -> mlops.registry().setAlias(mlops.registry().getVersion("scorer", 2), "champion")));
            System.out.println(attempt(() -> mlops.registry().deleteAlias("scorer", "champion")));
        }
    }

    private static String attempt(Runnable change) {
        try {
            change.run();
            return "done";
        } catch (MlopsException e) {
            return e.getClass().getSimpleName();
        }
    }
}
