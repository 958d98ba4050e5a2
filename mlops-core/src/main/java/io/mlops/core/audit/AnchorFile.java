package io.mlops.core.audit;

import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointAnchor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Checkpoints in a file that only grows: one note after the other, each closed by a line of an equals sign. It belongs on another machine or in a folder where the writer of the store
 * may append and not change (on Linux, {@code chattr +a}). Thread-safe; several processes may share the file.
 */
public final class AnchorFile implements CheckpointAnchor {
    private static final String END = "=\n";

    private final Path file;

    /**
     * Names a file; it is made when the first checkpoint comes.
     *
     * @param file its folder must exist
     */
    public AnchorFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "file " + file;
    }

    @Override
    public synchronized void publish(Checkpoint checkpoint) {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !published().contains(checkpoint)) {
                ByteBuffer note = ByteBuffer.wrap((checkpoint.note() + END).getBytes(StandardCharsets.UTF_8));
                while (note.hasRemaining()) {
                    channel.write(note);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new BackendException("The anchor " + file + " cannot be written; check its folder and rights", e);
        }
    }

    @Override
    public List<Checkpoint> published() {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new BackendException("The anchor " + file + " cannot be read; check its rights", e);
        }
    }

    /** A note that a crash cut off at the end was never acknowledged, and is no checkpoint. */
    private static List<Checkpoint> parse(String text) {
        List<Checkpoint> found = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf("\n" + END); end >= 0; end = text.indexOf("\n" + END, start)) {
            found.add(Checkpoint.parse(text.substring(start, end + 1)));
            start = end + 1 + END.length();
        }
        return found;
    }

    /**
     * Reads checkpoints that somebody else may have kept: a file of this class, or one that holds a single note.
     *
     * @param file must exist
     * @return the oldest first, at least one
     * @throws InvalidInputException if there is no checkpoint in it
     * @throws BackendException if it cannot be read
     */
    public static List<Checkpoint> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new BackendException("The anchor " + file + " cannot be read; check its name and rights", e);
        }
        List<Checkpoint> found = parse(text);
        return found.isEmpty() ? List.of(Checkpoint.parse(text)) : found;
    }
}
