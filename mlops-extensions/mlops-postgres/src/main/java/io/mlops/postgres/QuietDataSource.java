package io.mlops.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's own source of connections, which makes a URL of all properties but the password of the user and writes it into its log at level FINE: the password of the client's key is kept out of the properties, and handed to the
 * driver beside the URL. Thread-safe once it is set up.
 */
final class QuietDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private transient @Nullable String keyPassword;

    /** Sets the password of the client's key. */
    void setKeyPassword(String keyPassword) {
        this.keyPassword = keyPassword;
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Properties secrets = new Properties();
        put(secrets, PGProperty.USER, user);
        put(secrets, PGProperty.PASSWORD, password);
        put(secrets, PGProperty.SSL_PASSWORD, keyPassword);
        Connection connection = new Driver().connect(getUrl(), secrets);
        if (connection == null) {
            throw new SQLException("the driver does not take the location", "08001");
        }
        return connection;
    }

    private static void put(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            properties.setProperty(property.getName(), value);
        }
    }
}
