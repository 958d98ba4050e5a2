package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.core.audit.Auditing;
import io.mlops.governance.Principal;
import io.mlops.spi.Backend;
import io.mlops.tracking.DeliveryCounts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says where a store is and how it is used. Not thread-safe; can open several times, unless it was given an open backend.
 *
 * <p>A location that is not set comes from the properties {@code mlops.store}, {@code mlops.artifacts}, {@code mlops.governance} and {@code mlops.monitoring} or the environment variables
 * {@code MLOPS_STORE} and so on. One location is enough: the parts that are not set are those of the backend.
 */
public final class MlopsBuilder {
    private Optional<Place> backend = Optional.empty();
    private Optional<Place> artifacts = Optional.empty();
    private Optional<Place> governance = Optional.empty();
    private Optional<Place> monitoring = Optional.empty();
    private Optional<OutboxSettings> outbox = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private MetricBuffering buffering = MetricBuffering.unset();
    private Judgement judgement = Judgement.builtIn();
    private Auditing auditing = Auditing.unsigned();
    private Optional<Duration> closeTimeout = Optional.empty();
    private Optional<Principal> principal = Optional.empty();
    private Optional<Consumer<DeliveryCounts>> reportAtShutdown = Optional.empty();

    MlopsBuilder() {}

    /**
     * Sets where experiments, runs, metrics and the registry are.
     *
     * @param location its prefix names the kind of store: {@code sqlite:data/mlops}, {@code memory:}
     */
    public MlopsBuilder backend(String location) {
        return backend(location, Map.of());
    }

    /**
     * Sets where experiments, runs, metrics and the registry are.
     *
     * @param location its prefix names the kind of store
     * @param options settings of that kind of store by name
     */
    public MlopsBuilder backend(String location, Map<String, String> options) {
        backend = Optional.of(Place.at(location, options));
        return this;
    }

    /**
     * Sets where experiments, runs, metrics and the registry are.
     *
     * @param open an open backend, which the instance closes
     */
    public MlopsBuilder backend(Backend open) {
        backend = Optional.of(Place.of(open));
        return this;
    }

    /**
     * Sets where files are; default the backend.
     *
     * @param location its prefix names the kind of store
     */
    public MlopsBuilder artifacts(String location) {
        artifacts = Optional.of(Place.at(location, Map.of()));
        return this;
    }

    /**
     * Sets where files are; default the backend.
     *
     * @param open an open backend, which the instance closes
     */
    public MlopsBuilder artifacts(Backend open) {
        artifacts = Optional.of(Place.of(open));
        return this;
    }

    /**
     * Sets where policy, approvals and audit log are; default the backend, if it keeps records.
     *
     * @param location its prefix names the kind of store
     */
    public MlopsBuilder governance(String location) {
        governance = Optional.of(Place.at(location, Map.of()));
        return this;
    }

    /**
     * Sets where policy, approvals and audit log are; default the backend, if it keeps records.
     *
     * @param open an open backend, which the instance closes
     */
    public MlopsBuilder governance(Backend open) {
        governance = Optional.of(Place.of(open));
        return this;
    }

    /**
     * Sets where monitors, predictions and outcomes are; default where governance is.
     *
     * @param location its prefix names the kind of store
     */
    public MlopsBuilder monitoring(String location) {
        monitoring = Optional.of(Place.at(location, Map.of()));
        return this;
    }

    /**
     * Sets where monitors, predictions and outcomes are; default where governance is.
     *
     * @param open an open backend, which the instance closes
     */
    public MlopsBuilder monitoring(Backend open) {
        monitoring = Optional.of(Place.of(open));
        return this;
    }

    /**
     * Puts an outbox before the backend: writes into experiments and runs are durable in a folder first and are delivered in the background, so that training goes on while the server is down. Default the property
     * {@code mlops.outbox}, else none: writes go straight out. Registering models and moving aliases never waits in it.
     *
     * @param folder its folder, which is created where it does not exist, and is the outbox of one server
     */
    public MlopsBuilder outbox(Path folder) {
        return outbox(OutboxSettings.at(folder));
    }

    /**
     * Puts an outbox before the backend; see {@link #outbox(Path)}.
     *
     * @param settings its folder, and how it delivers
     */
    public MlopsBuilder outbox(OutboxSettings settings) {
        outbox = Optional.of(settings);
        return this;
    }

    /**
     * Sets the one source of time; default the system's clock.
     *
     * @param time dates everything; a time before 1970 counts as the beginning of 1970, one after the year 9999 as its end
     */
    public MlopsBuilder clock(Clock time) {
        clock = Objects.requireNonNull(time, "time");
        return this;
    }

    /**
     * Sets how metric points are buffered.
     *
     * @param metrics what is not set in it has its default
     */
    public MlopsBuilder metrics(MetricBuffering metrics) {
        buffering = Objects.requireNonNull(metrics, "metrics");
        return this;
    }

    /**
     * Sets who judges actions besides the built-in rules; default nobody.
     *
     * @param judges hooks, policy engines, and the verifier of credentials
     */
    public MlopsBuilder judgement(Judgement judges) {
        judgement = Objects.requireNonNull(judges, "judges");
        return this;
    }

    /**
     * Sets who signs checkpoints of the audit log, and what keeps them outside the store; default nobody and nothing.
     *
     * @param provability a key and anchors
     */
    public MlopsBuilder auditing(Auditing provability) {
        auditing = Objects.requireNonNull(provability, "provability");
        return this;
    }

    /**
     * Sets how long {@code close()} tries to write what was accepted; default the property {@code mlops.close-timeout}, else 30 seconds.
     *
     * @param timeout more than 0
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public MlopsBuilder closeTimeout(Duration timeout) {
        closeTimeout = Optional.of(MetricBuffering.positive("closeTimeout", timeout));
        return this;
    }

    /**
     * Sets who acts where nobody else is named; default the property {@code mlops.principal}, else the user of the process.
     *
     * @param who counts as unauthenticated: only {@code governance().authenticate} makes a verified principal
     */
    public MlopsBuilder principal(Principal who) {
        principal = Optional.of(who);
        return this;
    }

    /** Does what {@link #closeAtShutdown(Consumer)} does, and leaves the counts to the log. */
    public MlopsBuilder closeAtShutdown() {
        return closeAtShutdown(counts -> {});
    }

    /**
     * Closes the instance when the JVM ends in order: by {@code System.exit}, or by a signal that the JVM answers (SIGTERM, SIGINT). Open runs end as FAILED. It takes at most the close timeout and a
     * second; a store that does not answer in that time is left as it is. Where the program is closing the instance at that moment, the end of the JVM waits for that as long. Default: no shutdown hook,
     * so that what was accepted within the last flush interval is lost, and open runs end KILLED when somebody opens the store again.
     *
     * @param report is told what became of the points, once, on a thread of the shutdown; those that nobody could write are dropped. They are logged as well where some were dropped or failed, but
     *     several logging frameworks take no more lines while the JVM ends. What it throws is logged; it delays the end of the JVM for as long as it takes
     */
    public MlopsBuilder closeAtShutdown(Consumer<DeliveryCounts> report) {
        reportAtShutdown = Optional.of(Objects.requireNonNull(report, "report"));
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws io.mlops.error.InvalidInputException if no location is set, no provider knows it, or a setting is not understood
     * @throws io.mlops.error.IncompatibleSchemaException if a newer version or another program wrote what lies there; nothing was written
     * @throws io.mlops.error.BackendException if it cannot be opened
     */
    public Mlops open() {
        return open(Configuration.ofProcess());
    }

    Mlops open(Configuration configuration) {
        return new Opening(this, configuration).open();
    }

    Optional<Place> backend() {
        return backend;
    }

    Optional<Place> artifacts() {
        return artifacts;
    }

    Optional<Place> governance() {
        return governance;
    }

    Optional<Place> monitoring() {
        return monitoring;
    }

    Optional<OutboxSettings> outbox() {
        return outbox;
    }

    Clock clock() {
        return clock;
    }

    MetricBuffering buffering() {
        return buffering;
    }

    Auditing auditing() {
        return auditing;
    }

    Judgement judgement() {
        return judgement;
    }

    Optional<Duration> closeTimeout() {
        return closeTimeout;
    }

    Optional<Consumer<DeliveryCounts>> reportAtShutdown() {
        return reportAtShutdown;
    }

    Optional<Principal> principal() {
        return principal;
    }
}
