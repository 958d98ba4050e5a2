package io.mlops.core.sql.session;

import io.mlops.artifact.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One numbered step of the schema. Immutable.
 *
 * @param version the schema's version after it, from 1
 * @param script SQL statements, each ended by a semicolon at the end of a line, with the words of the dialect in braces
 */
public record Migration(int version, String script) {
    /**
     * Reads a script that lies beside a class.
     *
     * @param version the schema's version after it
     * @param owner the class beside which the script lies
     * @param name the script's name
     */
    public static Migration load(int version, Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is not on the class path");
            }
            return new Migration(version, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + name, e);
        }
    }

    /**
     * Returns this step with more statements at its end.
     *
     * @param more SQL as in {@link #script}; may be empty
     */
    public Migration followedBy(String more) {
        return new Migration(version, script + more);
    }

    /** Returns what tells this script from any other: the SHA-256 of its text, the dialect's words not yet filled in. */
    public String checksum() {
        return Digest.of(script.replace("\r\n", "\n")).hex();
    }

    /** Returns the statements, in order. */
    List<String> statements() {
        return Arrays.stream(script.split(";\\s*(?:\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
