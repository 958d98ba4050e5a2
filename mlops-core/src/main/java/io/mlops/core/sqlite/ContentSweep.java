package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes content that nobody names, and what dead processes have left. */
final class ContentSweep {
    private static final Pattern LOCK = Pattern.compile("\\.jvm-([0-9]+)\\.lock");
    private static final int HEX_LENGTH = 64;

    private final ContentFolder content;

    ContentSweep(ContentFolder content) {
        this.content = content;
    }

    /** Removes content that is not named and older than a time; returns how many bytes it had. */
    long removeUnnamed(Predicate<String> isNamed, Instant olderThan) {
        try {
            long freed = 0;
            for (Path folder : children(content.root())) {
                if (folder.equals(content.temporary())) {
                    continue;
                }
                for (Path file : children(folder)) {
                    String name = file.getFileName().toString();
                    if (name.length() == HEX_LENGTH && !isNamed.test(name)) {
                        freed += removeIfOlder(file, olderThan);
                    }
                }
            }
            return freed;
        } catch (IOException e) {
            throw new BackendException(
                    "The folder " + content.root() + " cannot be swept; check the disk and its rights", e);
        }
    }

    private static long removeIfOlder(Path file, Instant olderThan) throws IOException {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(olderThan)) {
            return 0;
        }
        long size = Files.size(file);
        Files.delete(file);
        return size;
    }

    /** Removes the unfinished uploads and lock files of processes that are gone. Only for who is the first in this process to hold the folder. */
    void removeLeftovers(Path folder) throws IOException {
        removeParts(ProcessHandle.current().pid());
        for (Path file : children(folder)) {
            Matcher name = LOCK.matcher(file.getFileName().toString());
            if (name.matches()) {
                long pid = Long.parseLong(name.group(1));
                if (pid != ProcessHandle.current().pid()) {
                    removeOf(pid, file);
                }
            }
        }
    }

    private void removeOf(long pid, Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                removeParts(pid);
                Files.deleteIfExists(lockFile);
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            // It is alive after all, or somebody else has just cleaned up.
            return;
        }
    }

    private void removeParts(long pid) throws IOException {
        for (Path part : children(content.temporary())) {
            if (part.getFileName().toString().startsWith(pid + "-")) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        }
        return children;
    }
}
