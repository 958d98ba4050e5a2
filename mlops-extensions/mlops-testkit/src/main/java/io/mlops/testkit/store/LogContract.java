package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.StoredLogEntry;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Append-only logs: appended once, read in order, by key, trimmed. */
public abstract class LogContract extends StoreContract {
    private static final LogName LOG = new LogName("prediction", "churn/production");
    private static final String WRITER = "log-writer";
    private static final int NAME = 500;

    @Test
    void append_entries_areReadInOrderAsWritten() {
        List<LogEntry> entries = new ArrayList<>();
        for (String text : LegalTexts.ordinary()) {
            entries.add(
                    new LogEntry(text, store().now().plusMillis(entries.size()), "{\"n\": " + entries.size() + " }"));
        }
        append(1, entries.subList(0, 5));
        append(2, entries.subList(5, entries.size()));

        List<StoredLogEntry> read = read(0, 1000);
        assertThat(read)
                .as("Entries must come back in the order of their appends, key, date and JSON as written.")
                .extracting(StoredLogEntry::entry)
                .containsExactlyElementsOf(entries);
        assertThat(read)
                .as("Positions must rise and begin at 1 or later.")
                .extracting(StoredLogEntry::position)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(position -> position >= 1);
    }

    @Test
    void append_longestStreamAndKey_areFoundAgain() {
        LogName longest = new LogName("prediction", LegalTexts.varied(NAME));
        LogEntry entry = new LogEntry(LegalTexts.varied(NAME), store().now(), "{}");
        store().records().append(longest, WRITER, 1, List.of(entry));

        assertThat(store().records().readByKey(longest, entry.key(), 10))
                .as("A stream and a key may have %s code points each, of any script.", NAME)
                .extracting(StoredLogEntry::entry)
                .containsExactly(entry);
    }

    @Test
    void append_repeatedSequence_isANoOpPerWriterAndLog() {
        LogName other = new LogName("prediction", "");
        append(1, entries("a"));
        append(1, entries("b"));
        store().records().append(LOG, "another-writer", 1, entries("c"));
        store().records().append(other, WRITER, 1, entries("d"));
        append(3, entries("e"));
        append(2, entries("f"));

        assertThat(keys(read(0, 100)))
                .as(
                        "A sequence that is not greater than the last of its writer in the log is a repeat; writers and logs count for themselves.")
                .containsExactly("a", "c", "e");
        assertThat(keys(store().records().read(other, 0, 100)))
                .as("A log is named by kind and stream, the stream may be empty; its entries are its own.")
                .containsExactly("d");
    }

    @Test
    void logs_areThoseThatWereAppendedTo() {
        assertThat(store().records().logs()).as("A new store has no log.").isEmpty();
        List<LogName> logs = List.of(
                new LogName("outcome", ""), new LogName("prediction", ""), new LogName("prediction", "churn/b"), LOG);
        for (LogName log : logs) {
            store().records().append(log, WRITER, 1, entries("a"));
            store().records().append(log, WRITER, 2, entries("b"));
        }

        assertThat(store().records().logs())
                .as("logs must return each log that was appended to, once, in the order of kinds and streams.")
                .containsExactlyElementsOf(logs);
    }

    @Test
    void read_byParts_goesOnBehindThePosition() {
        append(1, entries("a", "b", "c", "d", "e"));
        List<StoredLogEntry> first = read(0, 2);
        List<StoredLogEntry> second = read(first.get(1).position(), 2);
        List<StoredLogEntry> third = read(second.get(1).position(), 2);

        assertThat(keys(first))
                .as("read must return at most as many as asked for.")
                .containsExactly("a", "b");
        assertThat(keys(second)).as("read must go on behind a position.").containsExactly("c", "d");
        assertThat(keys(third)).as("read must return what is left.").containsExactly("e");
        assertThat(read(third.get(0).position(), 2))
                .as("Behind the last entry there is nothing.")
                .isEmpty();
    }

    @Test
    void readByKey_findsAllOfTheKeyInOrder() {
        append(
                1,
                List.of(
                        entry("id-1", "1"),
                        entry("id-2", "2"),
                        entry("ID-1", "3"),
                        entry("id-1", "4"),
                        entry("id-1 ", "5")));

        assertThat(store().records().readByKey(LOG, "id-1", 10))
                .as("readByKey must return the entries of exactly that key, in their order.")
                .extracting(stored -> stored.entry().json())
                .containsExactly("1", "4");
        assertThat(store().records().readByKey(LOG, "id-1", 1))
                .as("readByKey must return at most as many as asked for.")
                .hasSize(1);
        assertThat(store().records().readByKey(LOG, "nothing", 10))
                .as("An unknown key has no entries.")
                .isEmpty();
    }

    @Test
    void trim_removesWhatIsOlderAndNothingElse() {
        Instant limit = store().now();
        append(
                1,
                List.of(
                        new LogEntry("old", limit.minusMillis(1), "1"),
                        new LogEntry("limit", limit, "2"),
                        new LogEntry("older", limit.minusSeconds(5), "3"),
                        new LogEntry("new", limit.plusMillis(1), "4")));
        LogName other = new LogName("outcome", "churn/production");
        store().records().append(other, WRITER, 1, List.of(new LogEntry("old", limit.minusMillis(1), "1")));
        long last = read(0, 10).get(3).position();

        assertThat(store().records().trim(LOG, limit))
                .as("trim must return how many entries it removed.")
                .isEqualTo(2);
        assertThat(keys(read(0, 10)))
                .as("trim removes entries dated before the time; one of exactly that time stays.")
                .containsExactly("limit", "new");
        assertThat(store().records().read(other, 0, 10))
                .as("trim must not touch another log.")
                .hasSize(1);
        append(1, entries("repeat"));
        append(2, entries("later"));
        assertThat(read(last, 10))
                .as("After a trim repeats are still known, and positions still rise.")
                .extracting(stored -> stored.entry().key())
                .containsExactly("later");
    }

    @Test
    void trim_ofEverything_doesNotReusePositions() {
        append(1, entries("a", "b", "c"));
        long last = read(0, 10).get(2).position();
        store().records().trim(LOG, Instant.ofEpochMilli(Long.MAX_VALUE));
        append(2, entries("d"));

        assertThat(keys(read(last, 10)))
                .as("Positions must not be used again after a trim, as a follower would miss the new entry.")
                .containsExactly("d");
    }

    @Test
    void follower_whileFourWritersAppend_seesEveryEntryOnce() {
        store().records();
        int writers = 4;
        int appends = 25;
        AtomicInteger running = new AtomicInteger(writers);
        Race<List<String>> race = Race.of(
                writers + 1,
                thread -> thread == writers
                        ? () -> follow(running)
                        : () -> {
                            try {
                                for (int i = 1; i <= appends; i++) {
                                    String key = thread + "/" + i;
                                    store().records().append(LOG, "writer-" + thread, i, entries(key + "a", key + "b"));
                                }
                            } finally {
                                running.decrementAndGet();
                            }
                            return List.of();
                        });

        assertThat(race.failures())
                .as("Appends of several writers at once must all succeed.")
                .isEmpty();
        List<String> followed = race.results().get(writers);
        assertThat(followed)
                .as(
                        "Who follows a log by position must see every entry once: none may appear later before a position that was read already.")
                .hasSize(writers * appends * 2)
                .doesNotHaveDuplicates();
        for (int i = 0; i < followed.size(); i += 2) {
            assertThat(followed.get(i + 1))
                    .as("The entries of one append must stand together.")
                    .isEqualTo(followed.get(i).replace('a', 'b'));
        }
    }

    private List<String> follow(AtomicInteger running) {
        List<String> seen = new ArrayList<>();
        long position = 0;
        boolean isLast = false;
        while (!isLast) {
            isLast = running.get() == 0;
            for (StoredLogEntry stored : read(position, 1000)) {
                seen.add(stored.entry().key());
                position = stored.position();
            }
        }
        return seen;
    }

    private void append(long sequence, List<LogEntry> entries) {
        store().records().append(LOG, WRITER, sequence, entries);
    }

    private List<StoredLogEntry> read(long after, int max) {
        return store().records().read(LOG, after, max);
    }

    private LogEntry entry(String key, String json) {
        return new LogEntry(key, store().now(), json);
    }

    private List<LogEntry> entries(String... keys) {
        return List.of(keys).stream().map(key -> entry(key, "{}")).toList();
    }

    private static List<String> keys(List<StoredLogEntry> entries) {
        return entries.stream().map(stored -> stored.entry().key()).toList();
    }
}
