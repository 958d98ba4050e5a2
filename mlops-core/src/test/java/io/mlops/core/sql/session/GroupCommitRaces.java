package io.mlops.core.sql.session;

import java.sql.SQLException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads that write at once, millions of times; run by {@code RacesTest}. A write that nobody leads would hang it. */
public final class GroupCommitRaces {
    private static final MemoryDatabase DATABASE = new MemoryDatabase();
    private static final GroupCommit COMMITS = open();

    private GroupCommitRaces() {}

    private static GroupCommit open() {
        try {
            return new GroupCommit(DATABASE, "mlops-writer-race");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each adds one to a number that nothing guards but the group commit. */
    @JCStressTest
    @Outcome(
            id = {"1, 2", "2, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "One after the other, each committed when it returned.")
    @State
    public static class WriteBoth {
        private int number;

        @Actor
        public void one(II_Result result) {
            result.r1 = write();
        }

        @Actor
        public void other(II_Result result) {
            result.r2 = write();
        }

        /** Returns the number, negative where it was told before it was committed. */
        private int write() {
            long[] transaction = new long[1];
            int mine = COMMITS.write(session -> {
                transaction[0] = DATABASE.transaction();
                return ++number;
            });
            return DATABASE.isCommitted(transaction[0]) ? mine : -mine;
        }
    }
}
