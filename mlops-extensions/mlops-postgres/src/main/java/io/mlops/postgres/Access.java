package io.mlops.postgres;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The way to a server. Immutable.
 *
 * @param source opens connections, without a pool
 * @param credentials who connects, where the source does not say
 * @param shown the location for messages
 */
record Access(DataSource source, Optional<Credentials> credentials, String shown) {
    /**
     * Who connects.
     *
     * @param user the role
     * @param password shown nowhere
     */
    record Credentials(String user, String password) {
        Credentials {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return user;
        }
    }

    Connection connect() throws SQLException {
        return credentials.isPresent()
                ? source.getConnection(
                        credentials.get().user(), credentials.get().password())
                : source.getConnection();
    }

    void configure(HikariConfig pool) {
        pool.setDataSource(source);
        credentials.ifPresent(known -> {
            pool.setUsername(known.user());
            pool.setPassword(known.password());
        });
    }
}
