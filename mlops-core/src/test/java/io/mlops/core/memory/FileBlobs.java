package io.mlops.core.memory;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.table.Blobs;
import io.mlops.spi.table.backend.TableBackend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The content of artifacts, a file each, for a store that is in memory but for them. Thread-safe. */
public final class FileBlobs implements Blobs {
    private final Path folder;

    private FileBlobs(Path folder) {
        this.folder = folder;
    }

    /** Opens an empty store in memory, whose content of artifacts is in a folder that exists. */
    public static Backend open(Path folder, BackendContext context) {
        return new TableBackend("memory:", new Gate(), new FileBlobs(folder), context.clock());
    }

    @Override
    public long write(String name, InputStream content) throws IOException {
        return Files.copy(content, folder.resolve(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public long delete(String name) throws IOException {
        long size = Files.exists(folder.resolve(name)) ? Files.size(folder.resolve(name)) : 0;
        Files.deleteIfExists(folder.resolve(name));
        return size;
    }
}
