package io.mlops.core.sqlite;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Opens the embedded backend: {@code sqlite:<folder>}. Thread-safe.
 *
 * <p>Option {@value SqliteOptions#BUSY_TIMEOUT}: how long a write waits for another process, in milliseconds, default 30,000. Option {@value SqliteOptions#ACCESS}: {@code write}, the default, or
 * {@code read}, which takes a folder or a disk that cannot be written too, writes nothing into the store, and refuses every write with {@code StoreReadOnlyException}.
 */
public final class SqliteProvider implements BackendProvider {
    private static final String PREFIX = "sqlite:";

    /** Does nothing. */
    public SqliteProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of(PREFIX);
    }

    @Override
    public SqliteBackend open(String location, Map<String, String> options, BackendContext context) {
        // The locks are those of channels, which an interrupt closes: it has to wait.
        boolean isInterrupted = Thread.interrupted();
        try {
            return SqliteBackend.open(folder(location), SqliteOptions.parse(options), context);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path folder(String location) {
        String path = location.startsWith(PREFIX) ? location.substring(PREFIX.length()) : "";
        try {
            if (!path.isEmpty() && path.indexOf('?') < 0) {
                return Path.of(path).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw invalid(location);
        }
        throw invalid(location);
    }

    private static InvalidInputException invalid(String location) {
        return new InvalidInputException(
                "store location",
                "must be sqlite: and the path of a folder, without a question mark",
                location,
                "for example sqlite:data/mlops");
    }
}
