package io.mlops.core.sql.session;

import io.mlops.error.BackendException;
import io.mlops.error.MlopsException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counts transactions, and is no database: so that the group commit before it can be tried millions of times. */
final class MemoryDatabase implements Database {
    /** Changed by who leads, who is alone. */
    private long begun;

    private volatile long committed;
    private volatile @Nullable Error failure;

    /** Returns the number of the transaction that is under way. */
    long transaction() {
        return begun;
    }

    /** Makes what follows each commit fail. */
    void failAfterCommits(Error told) {
        failure = told;
    }

    boolean isCommitted(long transaction) {
        return transaction <= committed;
    }

    @Override
    public Connection openWriter() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Connection openReader() {
        return openWriter();
    }

    @Override
    public void beginWrite(Connection connection) {
        begun++;
    }

    @Override
    public void beginRead(Connection connection) {}

    @Override
    public void commit(Connection connection) {
        committed = begun;
    }

    @Override
    public void rollback(Connection connection) {}

    @Override
    public void afterCommit(Connection connection) {
        Error told = failure;
        if (told != null) {
            throw told;
        }
    }

    @Override
    public boolean isFatal(SQLException failure) {
        return false;
    }

    @Override
    public MlopsException translate(SQLException failure) {
        return new BackendException("told by no database", failure);
    }

    @Override
    public String location() {
        return "memory";
    }
}
