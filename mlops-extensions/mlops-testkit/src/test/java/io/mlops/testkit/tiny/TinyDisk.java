package io.mlops.testkit.tiny;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Where the content of a store stays while it is closed. Thread-safe. */
public final class TinyDisk {
    private final Path folder;
    private TinyState state;

    /** Makes the content of a new store, whose files go into a folder. */
    public TinyDisk(Path folder, Instant at) {
        this.folder = folder;
        this.state = TinyState.created(at);
    }

    Path folder() {
        return folder;
    }

    synchronized <T> T read(Function<TinyState, T> work) {
        return work.apply(state);
    }

    /** Changes a copy, and takes it where that succeeded. */
    synchronized <T> T change(Function<TinyState, T> work) {
        TinyState copy = state.copy();
        T result = work.apply(copy);
        state = copy;
        return result;
    }
}
