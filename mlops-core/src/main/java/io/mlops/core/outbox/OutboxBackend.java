package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.core.sqlite.SqliteBackend;
import io.mlops.core.sqlite.SqliteProvider;
import io.mlops.error.UnsupportedCapabilityException;
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
import io.mlops.tracking.Experiment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A remote store behind an outbox. Thread-safe. */
public final class OutboxBackend implements Backend {
    private final Backend server;
    private final SqliteBackend folder;
    private final Journal journal;
    private final Identities ids;
    private final Courier courier;
    private final DeliveryNews news;
    private final OutboxRuns runs;
    private final OutboxMetrics metrics;
    private final Optional<ArtifactStore> artifacts;
    private final OutboxCommits commits;
    private boolean closed;

    private OutboxBackend(Backend server, SqliteBackend folder, BackendContext context, DeliveryRules rules) {
        this.server = server;
        this.folder = folder;
        this.journal = new Journal(folder.database(), context.writerId());
        this.ids = new Identities(folder.database().transactions(), context.clock());
        this.news = new DeliveryNews(server.location(), journal::counts, rules.warningInterval());
        LocalStore local = new LocalStore(folder, journal, context, this::written);
        ServerBinding binding = ServerBinding.of(local, server, rules.serverHasMoved());
        ids.put(Identities.Kind.EXPERIMENT, Experiment.DEFAULT_ID, Experiment.DEFAULT_ID);
        ServerExperiments experiments = new ServerExperiments(local, server, ids, journal);
        Delivery.ServerParts parts = new Delivery.ServerParts(
                ids,
                experiments,
                new ServerIds(ids, experiments, journal),
                new RunCreation(server, local, ids, rules.settleTime()));
        Delivery delivery = new Delivery(server, local, parts, binding.outboxId());
        this.courier = new Courier(journal, new Sender(journal, delivery, news), rules, news);
        ServerReads reads = new ServerReads(courier, journal, server.location(), rules.readPatience());
        this.runs = new OutboxRuns(local, server.runs().orElseThrow(), parts, reads);
        this.metrics = new OutboxMetrics(local, server, ids);
        this.artifacts = server.artifacts().map(store -> new OutboxArtifacts(local, store, ids));
        this.commits = new OutboxCommits(local, server, ids, reads);
    }

    /**
     * Opens an outbox in front of a store, and begins to deliver.
     *
     * @param path its folder, which is created where it does not exist
     * @param server the store, with runs and metrics; closed with the outbox
     * @param context what the engine lends both
     * @param rules how it delivers
     * @throws io.mlops.error.InvalidInputException if the folder is not the outbox of this store
     * @throws io.mlops.error.UnsupportedCapabilityException if the store keeps no runs or no metrics
     */
    public static OutboxBackend open(Path path, Backend server, BackendContext context, DeliveryRules rules) {
        if (server.runs().isEmpty() || server.metrics().isEmpty()) {
            throw new UnsupportedCapabilityException("The store at " + server.location()
                    + " keeps no runs or no metrics, so that there is nothing to put into an outbox");
        }
        SqliteBackend folder = new SqliteProvider().open("sqlite:" + path.toAbsolutePath(), Map.of(), context);
        boolean isOpen = false;
        try {
            OutboxBackend opened = new OutboxBackend(server, folder, context, rules);
            opened.courier.start();
            isOpen = true;
            return opened;
        } finally {
            if (!isOpen) {
                folder.close();
            }
        }
    }

    private void written() {
        courier.wake();
    }

    /** Returns what the user sees of it. */
    public OpenOutbox outbox() {
        return new OpenOutbox(journal, ids, courier);
    }

    /** Returns how many points that this opening has made durable the server has not answered for. */
    public long undeliveredPoints() {
        return journal.undeliveredPoints();
    }

    /**
     * Delivers what waits, as long as the server takes it.
     *
     * @param timeout how long at most
     */
    public void drain(Duration timeout) {
        courier.await(timeout, Optional.of(Duration.ofSeconds(5)));
    }

    @Override
    public String location() {
        return server.location();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.copyOf(server.capabilities());
        capabilities.removeAll(Set.of(Capability.ATOMIC_COMMIT, Capability.RECORDS, Capability.PURGE));
        return capabilities;
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
        return server.registry();
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return artifacts;
    }

    /** Governance is asked for at the store itself, or at another location. */
    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    static UnsupportedCapabilityException noPurge() {
        return new UnsupportedCapabilityException(
                "Nothing is freed through an outbox (PURGE); purge the server without it, and delete the outbox's folder when nothing waits in it");
    }

    @Override
    public CommitResult commit(Commit commit) {
        return commits.commit(commit);
    }

    @Override
    public List<StoreDefect> verify() {
        List<StoreDefect> defects = new ArrayList<>(folder.verify());
        defects.addAll(server.verify());
        return defects;
    }

    /** Says what is left, and breaks off what is on its way: it is sent again when the outbox is opened. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        courier.stop();
        try (folder) {
            try {
                server.close();
            } finally {
                courier.join();
                news.atClose();
            }
        }
    }
}
