package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.core.metric.MetricSettings;
import io.mlops.core.outbox.OutboxBackend;
import io.mlops.core.store.Stores;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.Principal;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One opening: resolves the settings, opens the backends, and closes them again where it fails. For one use by one thread. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration BLOCKING_LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long MAX_DEFAULT_BUFFER_BYTES = 64L << 20;

    private final MlopsBuilder builder;
    private final Configuration configuration;
    private final BackendContext context;
    private final List<Backend> opened = new ArrayList<>();

    Opening(MlopsBuilder builder, Configuration configuration) {
        this.builder = builder;
        this.configuration = configuration;
        this.context = new BackendContext(
                new StorableClock(builder.clock()), UUID.randomUUID().toString());
    }

    Mlops open() {
        EngineSettings settings = settings();
        Principal principal = principal();
        try {
            Engine engine = new Engine(stores(), context, settings, builder);
            builder.reportAtShutdown().ifPresent(report -> engine.closeAtShutdown(principal, report));
            LOG.debug("Opened {}", configuration);
            return engine.owner(principal);
        } catch (RuntimeException | Error e) {
            closeOpened(e);
            throw e;
        }
    }

    private EngineSettings settings() {
        MetricBuffering buffering = builder.buffering();
        long defaultBytes = Math.max(
                MetricBuffering.MIN_BUFFER_BYTES,
                Math.min(MAX_DEFAULT_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / 8));
        MetricSettings metrics = new MetricSettings(
                configuration.duration("flush-interval", buffering.flushInterval(), FLUSH_INTERVAL),
                MetricBuffering.atLeastMinimum(
                        configuration.bytes("buffer-bytes", buffering.bufferBytes(), defaultBytes)),
                configuration.duration("blocking-limit", buffering.blockingLimit(), BLOCKING_LIMIT));
        return new EngineSettings(
                metrics, configuration.duration("close-timeout", builder.closeTimeout(), CLOSE_TIMEOUT));
    }

    private Stores stores() {
        Backend store = open(place("store", builder.backend()).orElseThrow(Opening::noStore));
        Backend tracking =
                outbox().<Backend>map(settings -> behind(settings, store)).orElse(store);
        Backend artifacts =
                place("artifacts", builder.artifacts()).map(this::open).orElse(tracking);
        Optional<Backend> given = place("governance", builder.governance()).map(this::open);
        Backend governance = given.orElse(store);
        Backend monitoring =
                place("monitoring", builder.monitoring()).map(this::open).orElse(governance);
        return new Stores(tracking, artifacts, governance, monitoring);
    }

    private Optional<OutboxSettings> outbox() {
        Optional<String> folder = configuration.text(
                "outbox", builder.outbox().map(OutboxSettings::folder).map(Path::toString));
        return builder.outbox().or(() -> folder.map(Path::of).map(OutboxSettings::at));
    }

    private Backend behind(OutboxSettings settings, Backend store) {
        Backend outbox = OutboxBackend.open(settings.folder(), store, context, settings.rules());
        opened.add(outbox);
        return outbox;
    }

    private Optional<Place> place(String name, Optional<Place> built) {
        Optional<String> location = configuration.text(name, built.map(Place::toString));
        return built.or(() -> location.map(text -> Place.at(text, Map.of())));
    }

    private Backend open(Place place) {
        Backend backend = place.open(context);
        opened.add(backend);
        return backend;
    }

    private Principal principal() {
        Optional<String> id =
                configuration.text("principal", builder.principal().map(Principal::id));
        return builder.principal()
                .orElseGet(() -> id.map(Principal::unauthenticated).orElseGet(Opening::user));
    }

    /** The user of the process; an operating system allows names that a principal's id may not have. */
    private static Principal user() {
        try {
            return Principal.unauthenticated(System.getProperty("user.name", "unknown"));
        } catch (InvalidInputException e) {
            return Principal.unauthenticated("unknown");
        }
    }

    private void closeOpened(Throwable cause) {
        for (Backend backend : opened) {
            try {
                backend.close();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static InvalidInputException noStore() {
        return new InvalidInputException(
                "store",
                "must be set",
                "",
                "call MlopsSdk.open(Path), builder().backend(…), or set -Dmlops.store or MLOPS_STORE");
    }
}
