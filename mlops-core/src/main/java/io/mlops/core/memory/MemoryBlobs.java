package io.mlops.core.memory;

import io.mlops.spi.table.Blobs;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The content of artifacts, an array each. Thread-safe. */
final class MemoryBlobs implements Blobs {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public long write(String name, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        contents.put(name, bytes);
        return bytes.length;
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] bytes = contents.get(name);
        if (bytes == null) {
            throw new FileNotFoundException(name);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public List<String> names() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public long delete(String name) {
        byte[] bytes = contents.remove(name);
        return bytes == null ? 0 : bytes.length;
    }
}
