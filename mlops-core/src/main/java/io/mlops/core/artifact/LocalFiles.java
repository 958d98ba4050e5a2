package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a local folder, or one local file, as artifacts to be: each with the path that it gets. Stateless. */
public final class LocalFiles {
    private LocalFiles() {}

    /**
     * Returns what is to be stored; nothing was read yet but the folder itself.
     *
     * @param fileOrFolder an existing file, whose artifact gets {@code path}, or a folder, whose files go below {@code path}
     * @param path a path; the empty text for the root, with a folder only
     * @throws InvalidInputException if it does not exist, a link leads out of it, or something in it is no regular file
     * @throws BackendException if it cannot be read
     */
    public static Map<ArtifactPath, ContentSource> of(Path fileOrFolder, String path) {
        try {
            if (Files.isRegularFile(fileOrFolder)) {
                return Map.of(new ArtifactPath(path), ContentSource.of(fileOrFolder));
            }
            if (!Files.isDirectory(fileOrFolder)) {
                throw refused(fileOrFolder, "must be an existing file or folder");
            }
            return below(fileOrFolder.toRealPath(), path);
        } catch (IOException e) {
            throw new BackendException("Cannot read " + Quoted.of(fileOrFolder.toString()), e);
        }
    }

    private static Map<ArtifactPath, ContentSource> below(Path root, String path) throws IOException {
        Map<ArtifactPath, ContentSource> files = new TreeMap<>();
        for (Path entry : entries(root)) {
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                Path file = inside(root, entry);
                String relative = root.relativize(entry)
                        .toString()
                        .replace(root.getFileSystem().getSeparator(), "/");
                ArtifactPath target =
                        path.isEmpty() ? new ArtifactPath(relative) : new ArtifactPath(path).resolve(relative);
                // The link was resolved; what takes its place meanwhile is not followed.
                files.put(target, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return files;
    }

    private static List<Path> entries(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return new ArrayList<>(walk.toList());
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path inside(Path root, Path entry) throws IOException {
        if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
            throw refused(entry, "must not be a symbolic link that leads nowhere");
        }
        Path file = entry.toRealPath();
        if (!file.startsWith(root)) {
            throw refused(entry, "must not be a symbolic link that leads out of the folder");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(entry, "must be a regular file, or a symbolic link to one");
        }
        return file;
    }

    private static InvalidInputException refused(Path path, String rule) {
        return new InvalidInputException("file or folder", rule, path.toString(), "nothing was stored");
    }
}
