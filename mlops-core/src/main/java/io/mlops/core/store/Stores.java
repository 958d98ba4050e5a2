package io.mlops.core.store;

import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The parts of the open backends. Thread-safe. Every method but {@link #closeBackends} and {@link #isClosed} throws {@link IllegalStateException} once the instance is closed. */
public final class Stores {
    private final Backend tracking;
    private final Backend artifacts;
    private final Backend governance;
    private final Backend monitoring;
    private volatile boolean closed;

    /**
     * Names which backend has which part.
     *
     * @param tracking has experiments, runs, metrics and the registry
     * @param artifacts has the files
     * @param governance has the policy, the approvals and the audit log
     * @param monitoring has the monitors, predictions and outcomes
     */
    public Stores(Backend tracking, Backend artifacts, Backend governance, Backend monitoring) {
        this.tracking = Objects.requireNonNull(tracking, "tracking");
        this.artifacts = Objects.requireNonNull(artifacts, "artifacts");
        this.governance = Objects.requireNonNull(governance, "governance");
        this.monitoring = Objects.requireNonNull(monitoring, "monitoring");
    }

    /** Returns the backend of runs and registry, to which changes are committed. */
    public Backend tracking() {
        requireOpen();
        return tracking;
    }

    /** Returns the backend of policy, approvals and audit log; the same as {@link #tracking()} unless another was given. */
    public Backend governance() {
        requireOpen();
        return governance;
    }

    /** Returns the backend of monitors, predictions and outcomes; the same as {@link #governance()} unless another was given. */
    public Backend monitoring() {
        requireOpen();
        return monitoring;
    }

    /** Returns experiments and runs. */
    public RunStore runs() {
        return part(tracking, tracking::runs, "runs", "backend");
    }

    /** Returns metric points. */
    public MetricStore metrics() {
        return part(tracking, tracking::metrics, "metrics", "backend");
    }

    /** Returns the registry. */
    public RegistryStore registry() {
        return part(tracking, tracking::registry, "model registry", "backend");
    }

    /** Returns files. */
    public ArtifactStore artifacts() {
        return part(artifacts, artifacts::artifacts, "artifacts", "artifacts");
    }

    /** Returns files, or empty where nothing keeps them. */
    public Optional<ArtifactStore> artifactStore() {
        requireOpen();
        return artifacts.artifacts();
    }

    /** Returns policy, approvals and audit log. */
    public RecordStore governanceRecords() {
        return part(governance, governance::records, "governance records", "governance");
    }

    /** Returns monitors, predictions and outcomes. */
    public RecordStore monitoringRecords() {
        return part(monitoring, monitoring::records, "monitoring records", "monitoring");
    }

    /** Returns whether runs, their files and the registry can be changed together with an audit entry. */
    public boolean commitsAtomically() {
        return tracking.capabilities().contains(Capability.ATOMIC_COMMIT);
    }

    /** Returns what each backend finds damaged. */
    public List<StoreDefect> verify() {
        requireOpen();
        List<StoreDefect> defects = new ArrayList<>();
        all().forEach(backend -> defects.addAll(backend.verify()));
        return defects;
    }

    /**
     * Refuses to go on once the instance is closed.
     *
     * @throws IllegalStateException if it is
     */
    public void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this Mlops instance is closed; open another one");
        }
    }

    /** Returns whether {@link #markClosed} was called. */
    public boolean isClosed() {
        return closed;
    }

    /** Refuses all further use; the backends stay open until {@link #closeBackends}. */
    public void markClosed() {
        closed = true;
    }

    /** Closes each backend once, the last opened first; the first failure is thrown after all were tried. */
    public void closeBackends() {
        List<Backend> reversed = new ArrayList<>(all());
        java.util.Collections.reverse(reversed);
        RuntimeException failure = null;
        for (Backend backend : reversed) {
            try {
                backend.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Set<Backend> all() {
        return new LinkedHashSet<>(List.of(tracking, artifacts, governance, monitoring));
    }

    private <T> T part(Backend backend, Supplier<Optional<T>> part, String what, String method) {
        requireOpen();
        return part.get()
                .orElseThrow(() -> new UnsupportedCapabilityException("The store at " + backend.location()
                        + " keeps no " + what + "; give one that does with MlopsSdk.builder()." + method + "(…)"));
    }
}
