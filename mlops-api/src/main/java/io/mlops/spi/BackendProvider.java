package io.mlops.spi;

import java.util.Map;
import java.util.Set;

/**
 * Opens the backends of one kind; found by {@link java.util.ServiceLoader}, from {@code module-info} and {@code META-INF/services} alike.
 *
 * <p>Chosen by the prefix of a location, never by order: two providers of one prefix are an error that names both. A provider has a public
 * constructor without parameters that does nothing.
 */
public interface BackendProvider {
    /** Returns the prefixes of the locations that it opens, each with its colon: {@code sqlite:}, {@code jdbc:postgresql:}. */
    Set<String> prefixes();

    /**
     * Opens a backend; where it is new, creates it.
     *
     * @param location starts with one of the prefixes; credentials in it appear in no message
     * @param options settings of the backend by name; an unknown one is refused
     * @param context what the engine lends it
     * @throws io.mlops.error.InvalidInputException if the location or an option is not understood
     * @throws io.mlops.error.IncompatibleSchemaException if what lies there is newer or foreign; nothing was written
     * @throws io.mlops.error.BackendUnavailableException if it cannot be reached
     * @throws io.mlops.error.BackendException for any other failure
     */
    Backend open(String location, Map<String, String> options, BackendContext context);
}
