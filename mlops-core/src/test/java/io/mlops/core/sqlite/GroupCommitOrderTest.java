package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.sql.session.LastRows;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.Transactions;
import io.mlops.error.MlopsException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever threads write at once, it is as if they had written one after the other: each write between its call and its return, and none of those that failed.
 *
 * <p>The object under test is a counter in the database. Histories of it are easy to check whole: each answer is given once, none is left out, and no write has an answer smaller than one that had returned
 * before it began.
 */
final class GroupCommitOrderTest {
    private static final int THREADS = 8;
    private static final int SQLITE_FULL = 13;
    private static final LastRows NOTES = (session, rows) -> {
        for (Object[] row : rows) {
            session.update("INSERT INTO note (n) VALUES (?)", row);
        }
    };

    @TempDir
    private Path folder;

    private FailingDialect dialect;
    private Transactions transactions;

    /** What a write was answered, and when it began and returned. */
    private record Answer(long number, long began, long returned) {}

    @BeforeEach
    void open() {
        StoreSamples.open(folder).close();
        dialect = new FailingDialect(folder);
        transactions = Transactions.open(dialect, "mlops-writer-order");
        transactions.write(session -> session.update("CREATE TABLE counter (n INTEGER)"));
        transactions.write(session -> session.update("INSERT INTO counter VALUES (0)"));
        transactions.write(session -> session.update("CREATE TABLE note (place INTEGER PRIMARY KEY, n INTEGER)"));
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    @Test
    void writes_manyThreadsSomeFail_areAsIfOneAfterTheOther() throws Exception {
        check(150);
    }

    @Tag("stress")
    @Test
    void writes_manyThreadsForLongSomeFail_areAsIfOneAfterTheOther() throws Exception {
        check(5_000);
    }

    private void check(int writes) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<List<Answer>>> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Random random = new Random(t);
            threads.add(pool.submit(() -> write(writes, random)));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<List<Answer>> thread : threads) {
            answers.addAll(thread.get());
        }
        pool.shutdown();

        answers.sort(Comparator.comparingLong(Answer::number));
        long latestBegin = Long.MIN_VALUE;
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            assertThat(answer.number()).isEqualTo(i + 1L);
            assertThat(answer.returned())
                    .as("write %d returned after all with smaller numbers had begun", i + 1)
                    .isGreaterThan(latestBegin);
            latestBegin = Math.max(latestBegin, answer.began());
        }
        long last = transactions.read(session -> session.number("SELECT n FROM counter", -1));
        assertThat(last).isEqualTo(answers.size());
        List<Long> notes =
                transactions.read(session -> session.list("SELECT n FROM note ORDER BY place", row -> row.getLong(1)));
        assertThat(notes)
                .as("the rows that were left to the end of each transaction")
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    }

    private List<Answer> write(int writes, Random random) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            boolean fails = random.nextInt(5) == 0;
            if (random.nextInt(50) == 0) {
                dialect.failNextCommit(SQLITE_FULL);
            }
            long began = System.nanoTime();
            try {
                long number = transactions.write(session -> increment(session, fails));
                answers.add(new Answer(number, began, System.nanoTime()));
            } catch (IllegalArgumentException | MlopsException e) {
                // Not written, which the numbers of the others show.
            }
        }
        return answers;
    }

    private static long increment(Session session, boolean fails) throws SQLException {
        long number = session.number("UPDATE counter SET n = n + 1 RETURNING n", -1);
        session.leave(NOTES, number);
        if (fails) {
            throw new IllegalArgumentException("told to fail");
        }
        return number;
    }
}
