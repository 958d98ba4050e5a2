package io.mlops.benchmarks.store;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;

/** Opens the embedded store below the engine, for what the engine's cache would hide and for what has to be written fast. */
final class Backends {
    private Backends() {}

    static Backend openAgain(Path store) {
        BackendContext context =
                new BackendContext(Clock.systemUTC(), UUID.randomUUID().toString());
        return ServiceLoader.load(BackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.prefixes().contains("sqlite:"))
                .findFirst()
                .orElseThrow()
                .open("sqlite:" + store, Map.of(), context);
    }
}
