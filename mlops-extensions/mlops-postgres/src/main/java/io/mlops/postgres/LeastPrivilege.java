package io.mlops.postgres;

import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The rights of an application's role, as SQL. */
final class LeastPrivilege {
    private LeastPrivilege() {}

    static String sql(String schema, String role) {
        requireName("schema", schema);
        requireName("role", role);
        return resource("least-privilege.sql").replace("{schema}", schema).replace("{role}", role);
    }

    private static void requireName(String field, String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new InvalidInputException(
                    field,
                    "must be 1 to 63 lower-case letters, digits and underscores, the first no digit",
                    name,
                    "take another name");
        }
    }

    /** Returns a script that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LeastPrivilege.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + name, e);
        }
    }
}
