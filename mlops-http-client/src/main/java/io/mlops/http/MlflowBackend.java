package io.mlops.http;

import io.mlops.error.InvalidInputException;
import io.mlops.http.artifact.ArtifactRoots;
import io.mlops.http.artifact.RestArtifactStore;
import io.mlops.http.model.ModelFormat;
import io.mlops.http.registry.RegistryWrites;
import io.mlops.http.registry.RestRegistryStore;
import io.mlops.http.registry.VersionCreation;
import io.mlops.http.tracking.ExperimentWrites;
import io.mlops.http.tracking.LoggedModels;
import io.mlops.http.tracking.RestMetricStore;
import io.mlops.http.tracking.RestRunStore;
import io.mlops.http.tracking.RunWrites;
import io.mlops.http.wire.Connection;
import io.mlops.http.wire.Network;
import io.mlops.http.wire.Timeouts;
import io.mlops.http.wire.Tls;
import io.mlops.http.wire.Transport;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An MLflow server as a backend. Opening one asks nothing of the server yet. Thread-safe.
 *
 * <p>Each request has a time budget with all its repeats; only what is safe to send twice is repeated. A creation whose answer is lost is looked for before it is sent again,
 * and where looking cannot tell, {@link io.mlops.error.OutcomeUnknownException} is thrown.
 */
public final class MlflowBackend implements Backend {
    static final String HTTP = "mlflow+http:";
    static final String HTTPS = "mlflow+https:";

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.RUNS,
            Capability.METRICS,
            Capability.REGISTRY,
            Capability.ARTIFACTS,
            Capability.ALIAS_HISTORY,
            Capability.STABLE_PAGING));

    private final Connection connection;
    private final RunStore runs;
    private final MetricStore metrics;
    private final RegistryStore registry;
    private final ArtifactStore artifacts;
    private final RestCommits commits;

    private MlflowBackend(Connection connection) {
        this.connection = connection;
        Transport transport = connection.transport();
        this.artifacts = new RestArtifactStore(new ArtifactRoots(transport, connection.files()));
        ModelFormat format = new ModelFormat(artifacts);
        LoggedModels models = new LoggedModels(transport, format);
        this.runs = new RestRunStore(transport, models);
        this.metrics = new RestMetricStore(transport);
        RestRegistryStore versions = new RestRegistryStore(transport);
        this.registry = versions;
        RunWrites runWrites = new RunWrites(transport);
        this.commits = new RestCommits(
                new ExperimentWrites(transport, runWrites),
                runWrites,
                versions,
                new RegistryWrites(transport, versions, new VersionCreation(transport, format)));
    }

    /**
     * Begins to say how a server is reached.
     *
     * @param location {@code mlflow+http://host:port/prefix} or {@code mlflow+https://…}, also {@code http://…} and {@code https://…}; {@code user:password@} before the host
     *     is taken out of it and used as credentials
     * @throws InvalidInputException if it is no such address
     */
    public static Builder at(String location) {
        return new Builder(location);
    }

    /**
     * Asks the server what is wrong, and returns what was found as sentences: nobody listens, the host name is refused, the path prefix is wrong, credentials are missing or
     * refused, the server is old, files are not served. Empty where all is well. Throws nothing but {@link IllegalStateException} after {@link #close()}.
     */
    public List<String> diagnose() {
        return connection.probe().findings();
    }

    @Override
    public String location() {
        return "mlflow+" + connection.transport().location();
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Optional<RunStore> runs() {
        return Optional.of(runs);
    }

    @Override
    public Optional<MetricStore> metrics() {
        return Optional.of(metrics);
    }

    @Override
    public Optional<RegistryStore> registry() {
        return Optional.of(registry);
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return Optional.of(artifacts);
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    @Override
    public CommitResult commit(Commit commit) {
        connection.transport().requireOpen();
        return commits.commit(commit);
    }

    /** Returns nothing: what lies on the server is the server's to check. */
    @Override
    public List<StoreDefect> verify() {
        connection.transport().requireOpen();
        return List.of();
    }

    @Override
    public void close() {
        connection.transport().close();
    }

    /** Says how a server is reached. Not thread-safe; can open several times. */
    public static final class Builder {
        private final ServerAddress address;
        private Optional<Credentials> credentials = Optional.empty();
        private Optional<Path> serverCertificate = Optional.empty();
        private Optional<Path> clientCertificate = Optional.empty();
        private Optional<String> workspace = Optional.empty();
        private Optional<URI> proxy = Optional.empty();
        private Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));

        private Builder(String location) {
            this.address = ServerAddress.parse(location);
        }

        /**
         * Sets who asks; default the user of the location, else nobody.
         *
         * @param given asked for each attempt
         */
        public Builder credentials(Credentials given) {
            credentials = Optional.of(given);
            return this;
        }

        /**
         * Sets whom to trust instead of the platform's authorities.
         *
         * @param pem a file of certificates in PEM form
         */
        public Builder serverCertificate(Path pem) {
            serverCertificate = Optional.of(pem);
            return this;
        }

        /**
         * Sets what the client proves itself with (mutual TLS); default nothing.
         *
         * @param pem a file with a certificate, those that signed it, and its key in PKCS#8, not encrypted
         */
        public Builder clientCertificate(Path pem) {
            clientCertificate = Optional.of(pem);
            return this;
        }

        /**
         * Sets the workspace of a server that has several; default the server's own.
         *
         * @param name 1 to 63 letters, digits, {@code -} and {@code _}
         * @throws InvalidInputException if it is no such name
         */
        public Builder workspace(String name) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
                throw new InvalidInputException("workspace", "must have 1 to 63 letters, digits, - and _", name, "");
            }
            workspace = Optional.of(name);
            return this;
        }

        /**
         * Sets the proxy; default the JVM's own settings.
         *
         * @param address {@code http://host:port} or {@code http://user:password@host:port}
         * @throws InvalidInputException if it is no such address
         */
        public Builder proxy(String address) {
            proxy = Optional.of(ServerAddress.proxy(address));
            return this;
        }

        /**
         * Sets how long connecting may take, with TLS; default 10 seconds.
         *
         * @param limit more than 0
         */
        public Builder connectTimeout(Duration limit) {
            timeouts = new Timeouts(positive(limit), timeouts.read(), timeouts.call(), timeouts.budget());
            return this;
        }

        /**
         * Sets how long the server may be silent, also amid the content of an artifact; default 30 seconds.
         *
         * @param limit more than 0
         */
        public Builder readTimeout(Duration limit) {
            timeouts = new Timeouts(timeouts.connect(), positive(limit), timeouts.call(), timeouts.budget());
            return this;
        }

        /**
         * Sets how long one request may take with its answer, the content of artifacts apart; default 60 seconds.
         *
         * @param limit more than 0
         */
        public Builder callTimeout(Duration limit) {
            timeouts = new Timeouts(timeouts.connect(), timeouts.read(), positive(limit), timeouts.budget());
            return this;
        }

        /**
         * Sets how long one request may take with all its repeats and pauses; default 120 seconds.
         *
         * @param limit more than 0
         */
        public Builder budget(Duration limit) {
            timeouts = new Timeouts(timeouts.connect(), timeouts.read(), timeouts.call(), positive(limit));
            return this;
        }

        private static Duration positive(Duration limit) {
            if (limit.toMillis() <= 0) {
                throw new InvalidInputException("timeout", "must be at least a millisecond", limit.toString(), "");
            }
            return limit;
        }

        /**
         * Makes the backend; nothing is asked of the server yet.
         *
         * @param context what the engine lends it
         * @throws InvalidInputException if a certificate file cannot be used
         */
        public MlflowBackend open(BackendContext context) {
            Objects.requireNonNull(context, "context");
            Credentials who = credentials.orElseGet(address::credentials);
            Map<String, String> more =
                    workspace.map(name -> Map.of("X-MLFLOW-WORKSPACE", name)).orElse(Map.of());
            return new MlflowBackend(Connection.to(
                    address.root(),
                    (method, uri, body) -> merged(more, who.headers(method, uri, body)),
                    timeouts,
                    new Network(new Tls(serverCertificate, clientCertificate), proxy)));
        }

        private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
            Map<String, String> all = new java.util.LinkedHashMap<>(first);
            all.putAll(second);
            return all;
        }
    }
}
