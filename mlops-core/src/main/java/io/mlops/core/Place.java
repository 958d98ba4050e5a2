package io.mlops.core;

import io.mlops.core.check.Secrets;
import io.mlops.core.store.Providers;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Where a backend comes from: a location to open, or one that is open already. Immutable. */
final class Place {
    private final String description;
    private final Function<BackendContext, Backend> opening;

    private Place(String description, Function<BackendContext, Backend> opening) {
        this.description = description;
        this.opening = opening;
    }

    static Place at(String location, Map<String, String> options) {
        Objects.requireNonNull(location, "location");
        Map<String, String> copy = Map.copyOf(options);
        return new Place(Secrets.mask(location), context -> Providers.open(location, copy, context));
    }

    static Place of(Backend open) {
        Objects.requireNonNull(open, "open");
        return new Place(open.location(), context -> open);
    }

    Backend open(BackendContext context) {
        return opening.apply(context);
    }

    /** Returns the location without credentials. */
    @Override
    public String toString() {
        return description;
    }
}
