package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.util.Map;
import java.util.Set;

/**
 * Opens stores in PostgreSQL: {@code jdbc:postgresql://host:port/database}; {@link PostgresStore} describes location and options. Stateless.
 *
 * <p>Options by name: {@code user}, {@code password}, {@code schema}, {@code poolSize}, {@code connectTimeoutMillis}, {@code lockTimeoutMillis},
 * {@code responseTimeoutMillis} and {@code absenceMillis}.
 */
public final class PostgresProvider implements BackendProvider {
    /** Does nothing. */
    public PostgresProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of(PostgresLocation.PREFIX);
    }

    @Override
    public Backend open(String location, Map<String, String> options, BackendContext context) {
        PostgresStore store = PostgresStore.at(location);
        NamedOptions.apply(options, store);
        return store.open(context);
    }
}
