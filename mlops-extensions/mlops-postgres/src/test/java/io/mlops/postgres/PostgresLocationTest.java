package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

final class PostgresLocationTest {
    private static final String SECRET = "hunter2";

    @Test
    void parse_fullLocation_hasAllItsParts() {
        PostgresLocation location = PostgresLocation.parse(
                "jdbc:postgresql://trainer:p%40ss+w%2Ford@one:5433,[::1]/ml%20ops?sslmode=verify-full&currentSchema=team_a");

        assertThat(location.hosts()).containsExactly("one", "[::1]");
        assertThat(location.ports()).containsExactly(5433, 5432);
        assertThat(location.database()).isEqualTo("ml ops");
        assertThat(location.parameters())
                .isEqualTo(Map.of(
                        "user",
                        "trainer",
                        "password",
                        "p@ss+w/ord",
                        "sslmode",
                        "verify-full",
                        "currentSchema",
                        "team_a"));
        assertThat(location.toString()).isEqualTo("jdbc:postgresql://one:5433,[::1]:5432/ml ops");
    }

    @Test
    void dataSource_severalHosts_takesThePrimary() {
        PostgresLocation location = PostgresLocation.parse("jdbc:postgresql://a,b/ml?user=u&password=" + SECRET);

        PGSimpleDataSource source = ConnectionParameters.dataSource(location, Settings.DEFAULT);

        assertThat(source.getTargetServerType()).isEqualTo("primary");
        assertThat(source.getServerNames()).containsExactly("a", "b");
        assertThat(source.getPassword()).isEqualTo(SECRET);
        assertThat(source.getConnectTimeout()).isEqualTo(10);
        assertThat(source.getSocketTimeout()).isEqualTo(120);
    }

    /** The driver writes its URL into its log, where only the user's own password is left out. */
    @Test
    void dataSource_keyWithPassword_isLoggedWithoutIt() {
        QuietDataSource source = ConnectionParameters.dataSource(
                PostgresLocation.parse(
                        "jdbc:postgresql://localhost:1/ml?user=u&sslpassword=" + SECRET + "&password=" + SECRET),
                Settings.DEFAULT);
        try (DriverLog log = new DriverLog()) {
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);

            assertThat(log.text()).contains("localhost:1").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socketFactory=x.Evil",
                "socketFactoryArg=x",
                "sslfactory=x.Evil",
                "sslhostnameverifier=x.Evil",
                "sslpasswordcallback=x.Evil",
                "authenticationPluginClassName=x.Evil",
                "connectExecutor=x.Evil",
                "xmlFactoryFactory=x.Evil",
                "classLoaderStrategy=driver",
                "jaasApplicationName=x",
                "gsslib=x",
                "loggerFile=/tmp/evil",
                "loggerLevel=TRACE",
                "service=evil",
                "options=-c%20fsync=off",
                "readOnly=true",
                "replication=database",
                "stringtype=unspecified",
                "prepareThreshold=1"
            })
    void parse_parameterNotAllowed_isRefusedByItsName(String parameter) {
        assertThatThrownBy(() -> PostgresLocation.parse(
                        "jdbc:postgresql://u:" + SECRET + "@h/d?sslmode=require&" + parameter + "&password=" + SECRET))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("connection parameter 2 of the location")
                .hasMessageContaining(parameter.substring(0, parameter.indexOf('=')))
                .hasMessageContaining("must be one of ApplicationName")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:",
                "jdbc:postgresql:database",
                "jdbc:postgresql:///database",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host/",
                "jdbc:postgresql://host/a/b",
                "jdbc:postgresql://host:0/d",
                "jdbc:postgresql://host:65536/d",
                "jdbc:postgresql://host:12x/d",
                "jdbc:postgresql://ho st/d",
                "jdbc:postgresql://a,,b/d",
                "jdbc:postgresql://host/d%zz",
                "jdbc:postgresql://host/d?",
                "jdbc:postgresql://host/d?user",
                "jdbc:postgresql://host/d?user=a&user=b",
                "jdbc:postgresql://host/d?password=a&pass",
                "jdbc:postgresql://a@host/d?user=b",
                "jdbc:postgresql://@host/d",
                "jdbc:postgresql://host/d\n"
            })
    void parse_notALocation_isRefused(String location) {
        assertThatThrownBy(() -> PostgresLocation.parse(location).hosts()).isInstanceOf(InvalidInputException.class);
    }

    /** Credentials that were not escaped stand where no pattern expects them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:hun/hunter2@host/d",
                "jdbc:postgresql://user:hun?hunter2@host/d",
                "jdbc:postgresql://user:hunter2@host",
                "jdbc:postgresql://user:hun@hunter2@host/d/e",
                "jdbc:postgresql://user:hunter2%@host/d",
                "jdbc:postgresql://host?password=hunter2",
                "jdbc:postgresql://host/d?password=hunter%zz2&user=hunter2",
                "jdbc:postgresql://host/d?password=a&hunter2",
                "jdbc:postgresql://host/d?password=a&hunter2=b",
                "jdbc:postgresql://host/d?password=a&password=hunter2",
                "jdbc:postgresql://u:hunter2@host/d?password=hunter2",
                "jdbc:postgresql:user:hunter2@host"
            })
    void parse_malformedWithCredentials_showsNone(String location) {
        assertThatThrownBy(() -> PostgresStore.at(location))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void leastPrivilege_hostileName_isRefused() {
        assertThatThrownBy(() -> PostgresStore.leastPrivilege("mlops", "app; DROP SCHEMA mlops"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("role");
    }
}
