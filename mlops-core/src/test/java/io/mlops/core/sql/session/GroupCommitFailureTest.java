package io.mlops.core.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GroupCommitFailureTest {
    /** Those who wrote have their answers: nothing of theirs may be done a second time. */
    @Test
    void write_whatFollowsTheCommitFails_isDoneOnceAndGoesOn() throws Exception {
        MemoryDatabase database = new MemoryDatabase();
        database.failAfterCommits(new OutOfMemoryError("told to fail"));
        int[] done = new int[1];
        try (GroupCommit commits = new GroupCommit(database, "mlops-writer-failing")) {
            assertThat(commits.<Integer>write(session -> ++done[0])).isEqualTo(1);
            assertThat(commits.<Integer>write(session -> ++done[0])).isEqualTo(2);
        }
        assertThat(done[0]).isEqualTo(2);
    }
}
