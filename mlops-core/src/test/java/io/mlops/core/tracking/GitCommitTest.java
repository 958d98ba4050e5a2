package io.mlops.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void commit_branchCheckedOut_isThatOfTheBranchSeenFromBelow() throws IOException {
        write("repo/.git/HEAD", "ref: refs/heads/feature/x\n");
        write("repo/.git/refs/heads/feature/x", HASH + "\n");
        Path below = Files.createDirectories(folder.resolve("repo/src/main"));

        assertThat(GitCommit.of(below)).contains(new GitCommit(HASH, Optional.of("feature/x")));
    }

    @Test
    void commit_detached_hasNoBranch() throws IOException {
        write("repo/.git/HEAD", HASH + "\n");

        assertThat(GitCommit.of(folder.resolve("repo"))).contains(new GitCommit(HASH, Optional.empty()));
    }

    @Test
    void commit_packedRefOfAWorkTree_isFoundInTheSharedFolder() throws IOException {
        write("main/.git/packed-refs", "# pack-refs with: peeled\n" + HASH + " refs/heads/topic\n");
        write("main/.git/worktrees/w/HEAD", "ref: refs/heads/topic\n");
        write("main/.git/worktrees/w/commondir", "../..\n");
        write("w/.git", "gitdir: " + folder.resolve("main/.git/worktrees/w") + "\n");

        assertThat(GitCommit.of(folder.resolve("w"))).contains(new GitCommit(HASH, Optional.of("topic")));
    }

    @Test
    void commit_noneYetOrDamaged_isEmpty() throws IOException {
        write("empty/.git/HEAD", "ref: refs/heads/main\n");
        write("damaged/.git/HEAD", "not a head");
        write("outside/.git/HEAD", "ref: ../../secret\n");
        write("secret", HASH);

        assertThat(GitCommit.of(folder.resolve("empty"))).isEmpty();
        assertThat(GitCommit.of(folder.resolve("damaged"))).isEmpty();
        assertThat(GitCommit.of(folder.resolve("outside"))).isEmpty();
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, content);
    }
}
