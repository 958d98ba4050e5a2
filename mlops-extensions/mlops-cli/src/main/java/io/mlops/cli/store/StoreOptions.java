package io.mlops.cli.store;

import io.mlops.Mlops;
import io.mlops.core.Judgement;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.error.BackendException;
import io.mlops.governance.PrincipalVerifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which store, and who acts on it. Filled in by picocli. */
public final class StoreOptions {
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
        boolean writesNothing = as == null && StoreLocation.isEmbedded(location);
        return with(work, writesNothing ? Map.of("access", "read") : Map.of());
    }

    private <T> T with(Function<Mlops, T> work, Map<String, String> options) {
        MlopsBuilder builder = MlopsSdk.builder().backend(StoreLocation.existing(location), options);
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

    private Optional<PrincipalVerifier> verifier() {
        Optional<PrincipalVerifier> provided =
                ServiceLoader.load(PrincipalVerifier.class).findFirst();
        return provided.or(() -> Optional.ofNullable(principals).map(PrincipalsFile::read));
    }
}
