package io.mlops.governance;

import io.mlops.artifact.Digest;
import java.util.Objects;

/**
 * A policy as data: it is stored, and judges every opener of the store. Immutable.
 *
 * @param engine the name of the {@link PolicyEngine} that understands the document; {@code rules} is the built-in one
 * @param document the rules, in the engine's form; the built-in engine's is canonical JSON
 */
public record Policy(String engine, String document) {
    /** The name of the built-in engine. */
    public static final String BUILT_IN = "rules";

    /** Refuses nulls. */
    public Policy {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(document, "document");
    }

    /** Returns the SHA-256 of engine, a line feed and document, in UTF-8: what an approval is bound to. */
    public Digest digest() {
        return Digest.of(engine + "\n" + document);
    }
}
