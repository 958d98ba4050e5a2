package io.mlops.examples.bikes;

import io.mlops.Mlops;
import io.mlops.core.Judgement;
import io.mlops.core.MlopsSdk;
import io.mlops.governance.PrincipalVerifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the job reads and writes, from system properties. An empty property counts as absent; a relative path is against
 * the folder of the call. Immutable.
 *
 * <p>The SDK itself reads {@code mlops.artifacts} and {@code mlops.governance}, for a store that lacks one of them.
 *
 * @param data {@code mlops.data}: an hour.csv; without it the hours are generated
 * @param store {@code mlops.store}: where runs and models are kept, {@code sqlite:some/folder} for example; without it an
 *     embedded store below {@link #output}
 * @param output the folder of what the job writes
 */
record JobSettings(Optional<Path> data, Optional<String> store, Path output) {
    /** Reads the settings of a call; what it writes goes under the build folder that the job's classes lie in. */
    static JobSettings of(Properties properties) {
        return of(properties, buildFolder().resolve("bikes"));
    }

    /** Reads the settings of a call that writes into a given folder. */
    static JobSettings of(Properties properties, Path output) {
        return new JobSettings(
                property(properties, "mlops.data").map(Path::of).map(Path::toAbsolutePath),
                property(properties, "mlops.store"),
                output);
    }

    /** Opens the store. */
    Mlops open(Clock clock, PrincipalVerifier identities) {
        return MlopsSdk.builder()
                .backend(store.orElse("sqlite:" + output.resolve("store")))
                .clock(clock)
                .judgement(Judgement.builtIn().verifier(identities))
                .open();
    }

    private static Optional<String> property(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isEmpty());
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
