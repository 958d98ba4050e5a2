package io.mlops.cli.store;

import io.mlops.error.BackendException;
import io.mlops.error.Quoted;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a user writes for a store: the URI of one, or the folder of an embedded one. */
public final class StoreLocation {
    private static final String EMBEDDED = "sqlite:";

    /** A scheme has two letters at least: one is a drive. */
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);

    private StoreLocation() {}

    /**
     * Returns the location of a store that may be new.
     *
     * @param text a URI or a folder
     */
    public static String of(String text) {
        return URI.matcher(text).matches() ? text : EMBEDDED + text;
    }

    /** Returns whether a text names an embedded store. */
    static boolean isEmbedded(String text) {
        return of(text).startsWith(EMBEDDED);
    }

    /**
     * Returns the location of a store that is there.
     *
     * @param text a URI or a folder
     * @throws BackendException if it is a folder that holds no store
     */
    public static String existing(String text) {
        String location = of(text);
        if (!location.startsWith(EMBEDDED)) {
            return location;
        }
        String path = location.substring(EMBEDDED.length());
        try {
            if (!path.isEmpty() && Files.exists(Path.of(path).resolve("mlops.db"))) {
                return location;
            }
        } catch (InvalidPathException e) {
            throw absent(text, e);
        }
        throw absent(text, null);
    }

    private static BackendException absent(String text, @Nullable Exception cause) {
        return new BackendException(
                "There is no store at " + Quoted.of(text) + "; name the folder that holds mlops.db", cause);
    }
}
