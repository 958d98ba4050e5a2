package io.mlops.core.tracking;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commit that is checked out, read from the files of a Git repository, without a shell and without Git. Immutable.
 *
 * @param commit 40 or 64 hexadecimal digits
 * @param branch the branch's name; empty where none is checked out
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">gitrepository-layout</a>
 */
record GitCommit(String commit, Optional<String> branch) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final String REF = "ref: ";
    private static final String BRANCHES = "refs/heads/";
    private static final long MAX_FILE_BYTES = 16L << 20;

    /** Returns the commit of the repository that a folder lies in; empty where it lies in none, or that has no commit. */
    static Optional<GitCommit> of(Path folder) {
        try {
            for (Path here = folder.toAbsolutePath(); here != null; here = here.getParent()) {
                Path git = here.resolve(".git");
                if (Files.exists(git)) {
                    return read(Files.isDirectory(git) ? git : linked(git));
                }
            }
        } catch (IOException | RuntimeException e) {
            // A repository that cannot be read is no reason to fail a run.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<GitCommit> read(Path git) throws IOException {
        String head = text(git.resolve("HEAD"));
        if (!head.startsWith(REF)) {
            return HASH.matcher(head).matches() ? Optional.of(new GitCommit(head, Optional.empty())) : Optional.empty();
        }
        String ref = head.substring(REF.length());
        Path common = common(git);
        Optional<String> branch =
                ref.startsWith(BRANCHES) ? Optional.of(ref.substring(BRANCHES.length())) : Optional.empty();
        return loose(git, ref)
                .or(() -> loose(common, ref))
                .or(() -> packed(common, ref))
                .map(hash -> new GitCommit(hash, branch));
    }

    /** The file {@code .git} of a work tree or a submodule names the folder that it stands for. */
    private static Path linked(Path file) throws IOException {
        String line = text(file);
        String prefix = "gitdir: ";
        if (!line.startsWith(prefix)) {
            throw new IOException("no gitdir");
        }
        return file.resolveSibling(line.substring(prefix.length())).normalize();
    }

    /** The folder that all work trees of a repository share. */
    private static Path common(Path git) throws IOException {
        Path file = git.resolve("commondir");
        return Files.exists(file) ? git.resolve(text(file)).normalize() : git;
    }

    private static Optional<String> loose(Path git, String ref) {
        try {
            Path file = git.resolve(ref).normalize();
            return file.startsWith(git) && Files.isRegularFile(file)
                    ? Optional.of(text(file)).filter(hash -> HASH.matcher(hash).matches())
                    : Optional.empty();
        } catch (IOException e) {
            // As good as no repository.
            return Optional.empty();
        }
    }

    private static Optional<String> packed(Path git, String ref) {
        Path file = git.resolve("packed-refs");
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(hash -> HASH.matcher(hash).matches())
                    .findFirst();
        } catch (IOException e) {
            // As good as no repository.
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new MalformedInputException(0);
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
