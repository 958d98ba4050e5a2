package io.mlops.core.sqlite;

import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.error.StoreFullException;
import io.mlops.error.StoreReadOnlyException;
import io.mlops.spi.BackendContext;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/** Content by its SHA-256, in files. Thread-safe. */
final class ContentFolder {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FAN_OUT = 2;

    private final Path root;
    private final BackendContext context;
    private final boolean isReadOnly;

    ContentFolder(Path root, BackendContext context, boolean isReadOnly) {
        this.root = root;
        this.context = context;
        this.isReadOnly = isReadOnly;
    }

    /**
     * Content that is complete and synced, but has no name yet. Closing it removes what was not placed.
     *
     * @param file where it is
     * @param digest its SHA-256
     * @param sizeBytes its length
     */
    record Upload(Path file, Digest digest, long sizeBytes) {}

    Path temporary() {
        return root.resolve("tmp");
    }

    Path root() {
        return root;
    }

    Path file(Digest digest) {
        return folder(digest).resolve(digest.hex());
    }

    private Path folder(Digest digest) {
        return root.resolve(digest.hex().substring(0, FAN_OUT));
    }

    /** Returns the opening that an unfinished upload belongs to. */
    static String writerOf(Path part) {
        String name = part.getFileName().toString();
        int end = name.indexOf('.');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Reads content once, into a synced temporary file. */
    Upload upload(ContentSource content) {
        if (isReadOnly) {
            throw new StoreReadOnlyException(
                    root + " was opened with access=read; open the store without it to write", null);
        }
        Path part = temporary().resolve(context.writerId() + "." + UUID.randomUUID() + ".part");
        boolean isComplete = false;
        try {
            makeFolders();
            // Not a channel: an interrupt would close it.
            try (FileOutputStream file = new FileOutputStream(part.toFile());
                    SyncAhead out = new SyncAhead(file)) {
                MessageDigest sha256 = Digest.algorithm();
                long size = copy(content, out, sha256);
                out.sync();
                isComplete = true;
                return new Upload(part, Digest.from(sha256.digest()), size);
            }
        } catch (IOException e) {
            throw failure("written", part, e);
        } finally {
            if (!isComplete) {
                discard(part);
            }
        }
    }

    /** Not the folder of the store: where that was moved or removed, another one would take content that nobody finds. */
    private void makeFolders() throws IOException {
        for (Path folder : List.of(root, temporary())) {
            if (!Files.isDirectory(folder)) {
                make(folder);
            }
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // By another upload at the same time, which may not have synced it yet.
        }
        Disk.syncFolder(folder.resolve(".."));
    }

    private static long copy(ContentSource content, OutputStream out, MessageDigest sha256) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        try (InputStream in = open(content)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
                sha256.update(buffer, 0, read);
                size += read;
            }
        }
        return size;
    }

    private static InputStream open(ContentSource content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BackendException unreadable(IOException cause) {
        return new BackendException("The content of the artifact cannot be read; nothing was stored", cause);
    }

    /** Gives an upload its name, unless equal content has it; durable on return. */
    void place(Upload upload) {
        Path target = file(upload.digest());
        Path folder = folder(upload.digest());
        try {
            Files.setLastModifiedTime(
                    upload.file(), FileTime.from(context.clock().instant()));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Disk.syncFolder(root);
            }
            // Also where equal content is there: it is as good, and as young.
            Files.move(upload.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Disk.syncFolder(folder);
        } catch (IOException e) {
            throw failure("stored", target, e);
        } finally {
            discard(upload.file());
        }
    }

    boolean isThere(Digest digest) {
        return Files.exists(file(digest));
    }

    static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The next opening or sweep removes it.
            part.toFile().deleteOnExit();
        }
    }

    static BackendException failure(String what, Path file, IOException cause) {
        if (Disk.isFull(cause)) {
            return new StoreFullException(
                    "The disk of " + file + " is full; free space and write the artifact again", cause);
        }
        return new BackendException(
                "The file " + file + " cannot be " + what + "; check the disk and its rights", cause);
    }
}
