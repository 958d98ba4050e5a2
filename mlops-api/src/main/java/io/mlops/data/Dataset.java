package io.mlops.data;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Names data that a run reads: MLflow's dataset, which is its name, digest and source, never the data themselves.
 *
 * <p>Two datasets of one name and digest are the same dataset. Immutable.
 *
 * @param name 1 to {@value #MAX_NAME} code points
 * @param digest names the content: 1 to {@value #MAX_DIGEST} code points of any form; a backend with a smaller limit
 *     shortens it (MLflow's is 36)
 * @param sourceType what kind of place the source is, {@code local}, {@code s3}, {@code http} or {@code delta_table} for
 *     example: 1 to {@value #MAX_SOURCE_TYPE} code points
 * @param source where the data are, a URI as a rule: up to {@value #MAX_SOURCE} code points; holds no credentials
 * @param schema the columns, where they are known
 * @param profile a short summary for people, number of rows for example, as MLflow has it: JSON up to
 *     {@value #MAX_PROFILE} code points; the full {@link Profile} is an artifact
 */
public record Dataset(
        String name,
        String digest,
        String sourceType,
        String source,
        Optional<Schema> schema,
        Optional<String> profile) {
    /** The longest name, in code points. */
    public static final int MAX_NAME = 500;
    /** The longest digest, in code points. */
    public static final int MAX_DIGEST = 128;
    /** The longest source type, in code points. */
    public static final int MAX_SOURCE_TYPE = 36;
    /** The longest source, in code points. */
    public static final int MAX_SOURCE = 65_535;
    /** The longest summary, in code points. */
    public static final int MAX_PROFILE = 16_777_215;

    /**
     * Checks the texts.
     *
     * @throws InvalidInputException if a text is too long, empty where it must not be, or holds U+0000 or an unpaired
     *     surrogate
     */
    public Dataset {
        Texts.check("dataset name", name, 1, MAX_NAME);
        Texts.check("dataset digest", digest, 1, MAX_DIGEST);
        Texts.check("dataset source type", sourceType, 1, MAX_SOURCE_TYPE);
        Texts.check("dataset source", source, 0, MAX_SOURCE);
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(profile, "profile");
        profile.ifPresent(text -> Texts.check("dataset profile", text, 0, MAX_PROFILE));
    }

    /**
     * Returns a dataset without schema and profile.
     *
     * @param name what people call it
     * @param digest names the content
     * @param sourceType what kind of place the source is
     * @param source where the data are
     * @throws InvalidInputException if a text breaks the rules above
     */
    public static Dataset of(String name, String digest, String sourceType, String source) {
        return new Dataset(name, digest, sourceType, source, Optional.empty(), Optional.empty());
    }

    /**
     * Reads a local file once and returns the dataset that it is: digest is the SHA-256 of its bytes (64 hexadecimal
     * digits), source type {@code local}, source its absolute URI.
     *
     * @param name what people call it
     * @param file a readable regular file; a symbolic link is followed
     * @throws InvalidInputException if there is no such file, or the name breaks its rule
     * @throws UncheckedIOException if reading fails
     */
    public static Dataset ofFile(String name, Path file) {
        Texts.check("dataset name", name, 1, MAX_NAME);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("dataset file", "must be a regular file", file.toString(), "");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            String source = file.toAbsolutePath().normalize().toUri().toString();
            return of(name, Sha256.of(stream), "local", source);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read dataset file " + Quoted.of(file.toString()), e);
        }
    }

    /**
     * Returns this dataset with a schema.
     *
     * @param columns its columns
     */
    public Dataset withSchema(Schema columns) {
        return new Dataset(name, digest, sourceType, source, Optional.of(columns), profile);
    }

    /**
     * Returns this dataset with a summary.
     *
     * @param summary JSON for people
     * @throws InvalidInputException if it is too long or holds U+0000 or an unpaired surrogate
     */
    public Dataset withProfile(String summary) {
        return new Dataset(name, digest, sourceType, source, schema, Optional.of(summary));
    }
}
