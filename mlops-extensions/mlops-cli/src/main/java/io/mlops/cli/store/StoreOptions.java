package io.mlops.cli.store;

import io.mlops.Mlops;
import io.mlops.core.Judgement;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.error.BackendException;
import io.mlops.error.Quoted;
import io.mlops.governance.PrincipalVerifier;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store, and who acts on it. Filled in by picocli. */
public final class StoreOptions {
    private static final String EMBEDDED = "sqlite:";

    /** A scheme has two letters at least: one is a drive. */
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);

    @Option(
            names = "--store",
            required = true,
            defaultValue = "${env:MLOPS_STORE}",
            paramLabel = "PATH|URI",
            description = "The folder of a store, or the URI of one (jdbc:postgresql:...). Default: MLOPS_STORE.")
    private String location = "";

    @Option(
            names = "--as",
            paramLabel = "file:PATH|env:NAME",
            converter = CredentialSource.OfText.class,
            description = {
                "Acts as the principal whose credential is in a file or an environment variable.",
                "Never the credential itself: other users can see arguments. Default: nobody in particular."
            })
    private @Nullable CredentialSource as;

    @Option(
            names = "--principals",
            defaultValue = "${env:MLOPS_PRINCIPALS}",
            paramLabel = "FILE",
            description =
                    "Who is known by which token: lines of HUMAN|SERVICE, id, SHA-256 of the token. Default: MLOPS_PRINCIPALS.")
    private @Nullable Path principals;

    /** Made by picocli. */
    public StoreOptions() {}

    /**
     * Opens the store, works on it as whom {@code --as} proves, and closes it.
     *
     * @param <T> what the work returns
     * @param work is given the view of that principal
     * @throws BackendException if there is no store, or it cannot be opened
     */
    public <T> T with(Function<Mlops, T> work) {
        MlopsBuilder builder = MlopsSdk.builder().backend(uri());
        verifier().ifPresent(verifier -> builder.judgement(Judgement.builtIn().verifier(verifier)));
        try (Mlops mlops = builder.open()) {
            CredentialSource source = as;
            return work.apply(
                    source == null ? mlops : mlops.actingAs(mlops.governance().authenticate(source.read())));
        }
    }

    private String uri() {
        if (URI.matcher(location).matches() && !location.startsWith(EMBEDDED)) {
            return location;
        }
        String path = location.startsWith(EMBEDDED) ? location.substring(EMBEDDED.length()) : location;
        try {
            if (!path.isEmpty() && Files.exists(Path.of(path).resolve("mlops.db"))) {
                return EMBEDDED + path;
            }
        } catch (InvalidPathException e) {
            throw absent(e);
        }
        throw absent(null);
    }

    private BackendException absent(@Nullable Exception cause) {
        return new BackendException(
                "There is no store at " + Quoted.of(location) + "; give --store the folder that holds mlops.db", cause);
    }

    private Optional<PrincipalVerifier> verifier() {
        Optional<PrincipalVerifier> provided =
                ServiceLoader.load(PrincipalVerifier.class).findFirst();
        return provided.or(() -> Optional.ofNullable(principals).map(PrincipalsFile::new));
    }
}
