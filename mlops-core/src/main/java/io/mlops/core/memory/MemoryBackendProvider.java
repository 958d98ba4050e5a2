package io.mlops.core.memory;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import io.mlops.spi.table.backend.TableBackend;
import java.util.Map;
import java.util.Set;

/** Opens stores in memory. Stateless. */
public final class MemoryBackendProvider implements BackendProvider {
    private static final String PREFIX = "memory:";

    /** Makes a provider. */
    public MemoryBackendProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of(PREFIX);
    }

    /**
     * Opens an empty store.
     *
     * @throws InvalidInputException if the location is not {@code memory:}, or there are options
     */
    @Override
    public Backend open(String location, Map<String, String> options, BackendContext context) {
        if (!location.equals(PREFIX)) {
            throw new InvalidInputException(
                    "location",
                    "must be exactly \"memory:\"",
                    location,
                    "each opening keeps content of its own and none is shared by a name; pass the opened store around");
        }
        if (!options.isEmpty()) {
            String unknown = options.keySet().iterator().next();
            throw new InvalidInputException("option of memory:", "does not exist", unknown, "leave it out");
        }
        return new TableBackend(PREFIX, new Gate(), new MemoryBlobs(), context.clock());
    }
}
