package io.mlops.examples.mvstore;

import io.mlops.spi.table.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Content of artifacts as files of a folder, where the system can sync a folder (Windows cannot). Thread-safe.
 *
 * @param folder nobody else's
 */
record FolderBlobs(Path folder) implements Blobs {
    @Override
    public long write(String name, InputStream content) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileChannel directory = FileChannel.open(folder)) {
            long size = content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
            directory.force(true); // else a loss of power may take the file's name
            return size;
        }
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
        Path file = folder.resolve(name);
        long size = Files.exists(file) ? Files.size(file) : 0;
        return Files.deleteIfExists(file) ? size : 0;
    }
}
