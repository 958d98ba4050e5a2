package io.mlops.core.outbox.journal;

import io.mlops.core.outbox.work.Work;
import io.mlops.core.sql.SqlBackend;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.SqlWork;
import io.mlops.core.sql.session.Transactions;
import io.mlops.outbox.ParkedWrite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is not delivered yet, in the database of the local store. Thread-safe; several processes may use one. */
public final class Journal {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS outbox_entry (entry_no INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, kind TEXT NOT NULL,"
                    + " writer_id TEXT NOT NULL, at INTEGER NOT NULL, points INTEGER NOT NULL, refusal TEXT, data BLOB NOT NULL) STRICT",
            "CREATE INDEX IF NOT EXISTS outbox_entry_waiting ON outbox_entry (subject, entry_no) WHERE refusal IS NULL",
            "CREATE INDEX IF NOT EXISTS outbox_entry_order ON outbox_entry (entry_no, subject) WHERE refusal IS NULL",
            "CREATE INDEX IF NOT EXISTS outbox_entry_counts ON outbox_entry (refusal, writer_id, at, points)",
            "CREATE TABLE IF NOT EXISTS outbox_id (kind TEXT NOT NULL, local_id TEXT NOT NULL, server_id TEXT, begun_at INTEGER,"
                    + " PRIMARY KEY (kind, local_id)) STRICT, WITHOUT ROWID",
            "CREATE INDEX IF NOT EXISTS outbox_id_by_server ON outbox_id (kind, server_id)",
            // One row: whose turn it is to deliver.
            "CREATE TABLE IF NOT EXISTS outbox_courier (one INTEGER PRIMARY KEY CHECK (one = 1), writer_id TEXT NOT NULL) STRICT");

    private final SqlBackend database;
    private final Transactions transactions;
    private final String writerId;

    /**
     * Makes the tables where they are missing.
     *
     * @param database that of the local store
     * @param writerId names this opening
     */
    public Journal(SqlBackend database, String writerId) {
        this.database = database;
        this.transactions = database.transactions();
        this.writerId = writerId;
        transactions.write(session -> {
            for (String statement : SCHEMA) {
                session.update(statement);
            }
            return this;
        });
    }

    /**
     * Returns what notes works in the transaction of the write that they repeat.
     *
     * @param at the date of the write
     */
    public SqlWork<Integer> noting(Collection<Draft> drafts, Instant at) {
        long date = at.toEpochMilli();
        return session -> {
            for (Draft draft : drafts) {
                add(session, resolved(session, draft), date, null);
            }
            return drafts.size();
        };
    }

    private static Draft resolved(Session session, Draft draft) throws SQLException {
        Optional<String> name = draft.nameToResolve();
        if (name.isEmpty()) {
            return draft;
        }
        String id =
                Long.toString(session.number("SELECT experiment_no FROM experiment WHERE name = ?", -1, name.get()));
        return Draft.ofExperiment(id, new Work.NewExperiment(id, name.get()));
    }

    private void add(Session session, Draft draft, long at, @Nullable String refusal) throws SQLException {
        session.update(
                "INSERT INTO outbox_entry (subject, kind, writer_id, at, points, refusal, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
                draft.subject(),
                draft.kind().name(),
                writerId,
                at,
                draft.points(),
                refusal,
                draft.data());
    }

    /** Takes or keeps the turn to deliver; false where another opening that lives has it. */
    public boolean lead() {
        Optional<String> now = transactions.read(Journal::leader);
        if (now.isPresent() && now.get().equals(writerId)) {
            return true;
        }
        return transactions.write(session -> {
            Optional<String> other = leader(session);
            boolean isFree = other.isEmpty() || database.isGone(session, other.get());
            if (isFree) {
                session.update("INSERT OR REPLACE INTO outbox_courier (one, writer_id) VALUES (1, ?)", writerId);
            }
            return isFree;
        });
    }

    private static Optional<String> leader(Session session) throws SQLException {
        return session.first("SELECT writer_id FROM outbox_courier", row -> row.getString(1));
    }

    /** Gives the turn away. */
    public void resign() {
        transactions.write(session -> session.update("DELETE FROM outbox_courier WHERE writer_id = ?", writerId));
    }

    /**
     * Returns the first waiting entries of the subject that has the oldest one, in their order; none where nothing waits.
     *
     * @param without subjects that are left out for now
     * @param max how many at most
     */
    public List<Entry> head(Collection<String> without, int max) {
        return transactions.read(session -> {
            String marks = without.isEmpty() ? "" : " AND subject NOT IN (?" + ", ?".repeat(without.size() - 1) + ")";
            Optional<String> subject = session.first(
                    "SELECT subject FROM outbox_entry WHERE refusal IS NULL" + marks + " ORDER BY entry_no LIMIT 1",
                    row -> row.getString(1),
                    without.toArray());
            return subject.isEmpty() ? List.<Entry>of() : waiting(session, subject.get(), max);
        });
    }

    private static List<Entry> waiting(Session session, String subject, int max) throws SQLException {
        return session.list(
                "SELECT entry_no, subject, kind, at, data FROM outbox_entry WHERE refusal IS NULL AND subject = ?"
                        + " ORDER BY entry_no LIMIT ?",
                Journal::entry,
                subject,
                max);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                Work.Kind.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getBytes(5));
    }

    /** Forgets what was delivered: the waiting entries of a subject up to the last of a pack. */
    public void delivered(Entry last) {
        transactions.write(session -> session.update(
                "DELETE FROM outbox_entry WHERE refusal IS NULL AND subject = ? AND entry_no <= ?",
                last.subject(),
                last.number()));
    }

    /** Keeps of an entry only what is not delivered yet. */
    public void shrink(Entry entry, Draft rest) {
        transactions.write(session -> session.update(
                "UPDATE outbox_entry SET data = ?, points = ? WHERE entry_no = ?",
                rest.data(),
                rest.points(),
                entry.number()));
    }

    /** Sets an entry aside that the server refuses. */
    public void park(Entry entry, String reason) {
        transactions.write(session ->
                session.update("UPDATE outbox_entry SET refusal = ? WHERE entry_no = ?", reason, entry.number()));
    }

    /** Forgets an entry, as all of it was delivered but those points, which are set aside. */
    public void parkInstead(Entry entry, Draft refused, String reason) {
        transactions.write(session -> {
            add(session, refused, entry.at().toEpochMilli(), reason);
            return session.update("DELETE FROM outbox_entry WHERE entry_no = ?", entry.number());
        });
    }

    /** Returns whether the creation of a run is set aside, so that nothing of it can be delivered. */
    public Optional<String> refusalOf(String subject) {
        return transactions.read(session -> session.first(
                "SELECT refusal FROM outbox_entry WHERE subject = ? AND refusal IS NOT NULL ORDER BY entry_no LIMIT 1",
                row -> row.getString(1),
                subject));
    }

    /** Lets all parked entries wait again; returns how many. */
    public long retryParked() {
        return transactions.write(
                session -> (long) session.update("UPDATE outbox_entry SET refusal = NULL WHERE refusal IS NOT NULL"));
    }

    /** Forgets a parked entry; returns whether there was one. */
    public boolean discard(long number) {
        return transactions.write(session ->
                session.update("DELETE FROM outbox_entry WHERE entry_no = ? AND refusal IS NOT NULL", number) > 0);
    }

    /** Returns parked entries, the oldest first. */
    public List<ParkedWrite> parked(int max) {
        return transactions.read(session -> session.list(
                "SELECT entry_no, subject, kind, at, points, refusal FROM outbox_entry WHERE refusal IS NOT NULL"
                        + " ORDER BY entry_no LIMIT ?",
                row -> new ParkedWrite(
                        row.getLong(1),
                        row.getString(2),
                        Work.Kind.valueOf(row.getString(3)).words(),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getLong(5),
                        row.getString(6)),
                max));
    }

    /** Returns whether a change of an experiment waits. */
    public boolean hasWaitingExperiments() {
        // ';' follows ':', so that all subjects of experiments lie between the two.
        return transactions.read(session -> session.number(
                        "SELECT 1 FROM outbox_entry WHERE refusal IS NULL AND subject > ? AND subject < 'experiment;' LIMIT 1",
                        0,
                        Draft.subjectOfExperiment(""))
                > 0);
    }

    /** Returns the number of the last entry that waits; 0 where none does. */
    public long lastWaiting() {
        return transactions.read(
                session -> session.number("SELECT MAX(entry_no) FROM outbox_entry WHERE refusal IS NULL", 0));
    }

    /** Returns whether an entry up to a number waits. */
    public boolean isWaiting(long upTo) {
        return transactions.read(session ->
                session.number("SELECT 1 FROM outbox_entry WHERE refusal IS NULL AND entry_no <= ? LIMIT 1", 0, upTo)
                        > 0);
    }

    /** Returns how many points of this opening are not delivered, those included that are set aside. */
    public long undeliveredPoints() {
        return transactions.read(
                session -> session.number("SELECT SUM(points) FROM outbox_entry WHERE writer_id = ?", 0, writerId));
    }

    /**
     * How much there is. Immutable.
     *
     * @param entries how many writes
     * @param points how many points are in them
     * @param oldest when the oldest was written
     */
    public record Counts(long entries, long points, Optional<Instant> oldest) {}

    /**
     * Returns the counts of what waits, or of what is set aside.
     *
     * @param isParked which of them
     */
    public Counts counts(boolean isParked) {
        String sql = "SELECT COUNT(*), COALESCE(SUM(points), 0), MIN(at) FROM outbox_entry WHERE refusal IS "
                + (isParked ? "NOT NULL" : "NULL");
        return transactions
                .read(session -> session.first(sql, Journal::counts))
                .orElse(new Counts(0, 0, Optional.empty()));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        long oldest = row.getLong(3);
        Optional<Instant> since = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
        return new Counts(row.getLong(1), row.getLong(2), since);
    }
}
