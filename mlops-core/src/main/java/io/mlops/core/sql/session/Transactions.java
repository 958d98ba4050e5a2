package io.mlops.core.sql.session;

import io.mlops.error.StoreReadOnlyException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs reads and writes of one database, each in a transaction. Thread-safe. */
public final class Transactions implements AutoCloseable {
    private final Database database;
    private final @Nullable GroupCommit writer;
    private final ReaderPool readers;
    private final @Nullable SqlWork<?> addition;

    private Transactions(
            Database database, @Nullable GroupCommit writer, ReaderPool readers, @Nullable SqlWork<?> addition) {
        this.database = database;
        this.writer = writer;
        this.readers = readers;
        this.addition = addition;
    }

    /**
     * Opens the writing connection and starts its thread.
     *
     * @param database which database
     * @param threadName names the thread
     */
    public static Transactions open(Database database, String threadName) {
        try {
            return new Transactions(database, new GroupCommit(database, threadName), new ReaderPool(database), null);
        } catch (SQLException e) {
            throw database.translate(e);
        }
    }

    /**
     * Opens a database that is only read: every write is refused.
     *
     * @param database which database
     */
    public static Transactions openToRead(Database database) {
        return new Transactions(database, null, new ReaderPool(database), null);
    }

    /**
     * Reads one state of the database; does not wait for writers.
     *
     * @param <T> what is read
     * @param work only reads
     * @throws IllegalStateException after {@link #close()}
     */
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
        return readers.read(work, false);
    }

    /**
     * Reads with one statement, which sees one state of the database also where no transaction is begun and ended around it: that would be two statements more.
     *
     * @param <T> what is read
     * @param work runs one statement
     * @throws IllegalStateException after {@link #close()}
     */
    public <T extends @Nullable Object> T readOnce(SqlWork<T> work) {
        return readers.read(work, true);
    }

    /**
     * Writes, and returns when what was written is durable. Whatever the work throws undoes its changes and no others.
     *
     * @param <T> what is returned
     * @param work reads and writes
     * @throws IllegalStateException after {@link #close()}
     * @throws StoreReadOnlyException if the database was opened to read
     */
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
        GroupCommit known = writer;
        if (known == null) {
            throw new StoreReadOnlyException(
                    database.location() + " was opened with access=read; open the store without it to write", null);
        }
        SqlWork<?> more = addition;
        if (more == null) {
            return known.write(work);
        }
        return known.write(session -> {
            T result = work.run(session);
            more.run(session);
            return result;
        });
    }

    /**
     * Returns a view of the same database, each write of which does something more in its transaction: both hold, or neither.
     *
     * @param more done behind the write; what it throws fails the write
     */
    public Transactions beside(SqlWork<?> more) {
        return new Transactions(database, writer, readers, more);
    }

    /**
     * Says what the writing thread does when nobody has written for a quarter of a second: again and again, each time in a transaction of its own, until it returns false
     * or fails; then not before the next write.
     *
     * @param chore does a little, in some milliseconds, and returns whether there is more
     */
    public void whenIdle(SqlWork<Boolean> chore) {
        if (writer != null) {
            writer.whenIdle(chore);
        }
    }

    /** Waits for what is under way, then closes all connections and ends the thread; calling it again does nothing. */
    @Override
    public void close() {
        try (writer) {
            readers.close();
        } catch (SQLException e) {
            throw database.translate(e);
        }
    }
}
