package io.mlops.examples.mvstore;

import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import io.mlops.spi.table.backend.TableBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Opens {@code mvstore:<folder>}. Found by its name in {@code META-INF/services}. Stateless. */
public final class MvStoreProvider implements BackendProvider {
    private static final String PREFIX = "mvstore:";

    /** Makes a provider. */
    public MvStoreProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of(PREFIX);
    }

    @Override
    public Backend open(String location, Map<String, String> options, BackendContext context) {
        for (String unknown : options.keySet()) {
            throw new InvalidInputException("option of mvstore:", "does not exist", unknown, "leave it out");
        }
        Path folder = folderOf(location);
        MvTables tables = MvTables.open(folder.resolve("tables.mv")); // runs, metrics, registry, records, audit log
        FolderBlobs blobs = new FolderBlobs(folder.resolve("content")); // files
        return new TableBackend(location, tables, blobs, context.clock()); // what each read and write means
    }

    private static Path folderOf(String location) {
        if (location.equals(PREFIX)) {
            throw new InvalidInputException("location", "must name a folder", location, "write mvstore:<folder>");
        }
        try {
            Path folder = Path.of(location.substring(PREFIX.length()));
            Files.createDirectories(folder.resolve("content"));
            return folder;
        } catch (IOException e) {
            throw new BackendException(
                    "Folder " + Quoted.of(location) + " cannot be made; choose one that can be written", e);
        }
    }
}
