package io.mlops.spi.table;

import io.mlops.spi.StoreDefect;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tables of one store, and the two ways in. Thread-safe.
 */
public interface Tables extends AutoCloseable {
    /**
     * Returns a table; where the store has none of the name, an empty one is made. Asked for once per name, when the store is opened.
     *
     * @param <K> the key
     * @param <V> the row
     * @param format its name, and the bytes of its keys and rows
     */
    <K, V> Table<K, V> table(TableFormat<K, V> format);

    /**
     * Reads tables as they were at one moment; does not wait for the disk of a change that is going on.
     *
     * @param <T> what is read
     * @param work reads and changes nothing
     * @throws IllegalStateException if the store is closed
     */
    <T> T read(Supplier<T> work);

    /**
     * Changes tables, all or nothing, one change at a time: where {@code work} throws, nothing was changed and the exception goes on; where this returns, the change is durable.
     *
     * @param <T> what the change returns
     * @param work reads and changes tables; sees its own changes
     * @throws IllegalStateException if the store is closed
     * @throws io.mlops.error.OutcomeUnknownException if nobody knows whether the change is durable
     */
    <T> T change(Supplier<T> work);

    /** Returns where metric points go, if the store knows a better way than a row for each; empty unless overridden. */
    default Optional<SeriesPoints> points() {
        return Optional.empty();
    }

    /** Reads everything, and returns what is damaged. */
    List<StoreDefect> verify();

    /** Closes the store, once those inside are out; calling it again does nothing. */
    @Override
    void close();
}
