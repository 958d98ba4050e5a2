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
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which store, and who acts on it. Filled in by picocli. */
public final class StoreOptions {
    private static final String EMBEDDED = "sqlite:";

    /** A scheme has two letters at least: one is a drive. */
    private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]+:.*", Pattern.DOTALL);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

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
            description = "Acts as the principal whose token is in a file or an environment variable; never the token"
                    + " itself, as other users can see arguments. Default: nobody in particular.")
    private @Nullable CredentialSource as;

    @Option(
            names = "--principals",
            defaultValue = "${env:MLOPS_PRINCIPALS}",
            paramLabel = "FILE",
            description =
                    "Whose token is whose: a file that 'mlops approvals --help' explains. Default: MLOPS_PRINCIPALS.")
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
        return with(work, Map.of());
    }

    /**
     * Does the same without writing anything, where the store is a folder: it may lie on a disk that cannot be written. With {@code --as} it is opened as ever, as a credential that proves nothing is
     * recorded.
     *
     * @param <T> what the work returns
     * @param work only reads
     * @throws BackendException if there is no store, or it cannot be opened
     */
    public <T> T reading(Function<Mlops, T> work) {
        boolean writesNothing = as == null && uri().startsWith(EMBEDDED);
        return with(work, writesNothing ? Map.of("access", "read") : Map.of());
    }

    private <T> T with(Function<Mlops, T> work, Map<String, String> options) {
        MlopsBuilder builder = MlopsSdk.builder().backend(uri(), options);
        CredentialSource source = as;
        Optional<PrincipalVerifier> verifier = verifier();
        if (source != null && verifier.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as needs --principals (or MLOPS_PRINCIPALS), which tells whose credential it is");
        }
        verifier.ifPresent(found -> builder.judgement(Judgement.builtIn().verifier(found)));
        try (Mlops mlops = builder.open()) {
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
        return provided.or(() -> Optional.ofNullable(principals).map(PrincipalsFile::read));
    }
}
