package io.mlops.examples.bikes;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the job reads and writes, from system properties. An empty property counts as absent; a relative path is against
 * the folder of the call. Immutable.
 *
 * @param data {@code mlops.data}: an hour.csv; without it the hours are generated
 * @param store {@code mlops.store}: runs and models; without it an embedded store under {@link #output}
 * @param artifacts {@code mlops.artifacts}: where model files go; without it, where the store puts them
 * @param governance {@code mlops.governance}: approvals, audit and monitors; without it, in the store
 * @param output the folder of what the job writes
 */
record JobSettings(
        Optional<Path> data,
        Optional<String> store,
        Optional<String> artifacts,
        Optional<String> governance,
        Path output) {

    /** Reads the settings of a call; what it writes goes under the build folder that the job's classes lie in. */
    static JobSettings of(Properties properties) {
        return of(properties, buildFolder().resolve("bikes"));
    }

    static JobSettings of(Properties properties, Path output) {
        return new JobSettings(
                property(properties, "mlops.data").map(Path::of).map(Path::toAbsolutePath),
                property(properties, "mlops.store"),
                property(properties, "mlops.artifacts"),
                property(properties, "mlops.governance"),
                output);
    }

    private static Optional<String> property(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isBlank());
    }

    private static Path buildFolder() {
        CodeSource source = JobSettings.class.getProtectionDomain().getCodeSource();
        try {
            return Objects.requireNonNull(Path.of(source.getLocation().toURI()).getParent(), "parent");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the folder of the job's classes has no path: " + source, e);
        }
    }
}
