package io.mlops.core.copy;

import java.util.Optional;

/** The main class of a child JVM: copies a store, and ends as if it were killed after some steps. */
final class CopyingProcess {
    private CopyingProcess() {}

    public static void main(String[] arguments) {
        long steps = Long.parseLong(arguments[2]);
        StoreCopy.run(place(arguments[0]), place(arguments[1]), CopyExtent.EVERYTHING, (done, all) -> {
            if (done == steps) {
                Runtime.getRuntime().halt(137);
            }
        });
    }

    static StorePlace place(String location) {
        return new StorePlace(location, Optional.empty());
    }
}
