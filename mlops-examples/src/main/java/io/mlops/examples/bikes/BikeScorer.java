package io.mlops.examples.bikes;

import io.mlops.Mlops;
import io.mlops.data.Row;
import io.mlops.event.AliasMoved;
import io.mlops.event.Subscription;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.DemandModel;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelUri;
import io.mlops.registry.ModelVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The scoring service: predicts with the champion and tells the monitor. It swaps models when the alias moves, without a
 * restart. {@link #score} is for one thread.
 */
final class BikeScorer implements AutoCloseable {
    /** The alias of the model in service. */
    static final String ALIAS = "champion";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mlops mlops;
    private final String name;
    private final ModelMonitor monitor;
    private final Row row;
    private final Subscription subscription;
    private volatile Champion champion;

    BikeScorer(Mlops mlops, String name, ModelMonitor monitor) {
        this.mlops = mlops;
        this.name = name;
        this.monitor = monitor;
        this.row = monitor.newRow();
        this.champion = load();
        this.subscription = mlops.events().subscribe(AliasMoved.class, this::moved);
    }

    /** Returns the expected rentals of an hour. */
    double score(RentalHour hour) {
        Champion current = champion;
        long start = System.nanoTime();
        double prediction = current.model().predict(hour);
        long latency = System.nanoTime() - start;
        monitor.observe(current.version(), predictionId(hour), BikeData.fill(row, hour), prediction, latency);
        return prediction;
    }

    /** Returns the id of the prediction of an hour, which its label will name. */
    String predictionId(RentalHour hour) {
        return name + "/" + hour.id();
    }

    /** Returns the model in service. */
    DemandModel model() {
        return champion.model();
    }

    /** Waits until a version is in service: in the replay, where months take seconds, the next hour could come before. */
    synchronized void awaitVersion(int version) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (champion.version().version() != version) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("version %d is not in service after %s; the champion is version %d"
                        .formatted(version, PATIENCE, champion.version().version()));
            }
            wait(PATIENCE.toMillis());
        }
    }

    /** Stops following the alias. */
    @Override
    public void close() {
        subscription.close();
    }

    private void moved(AliasMoved moved) {
        if (moved.current().name().equals(name) && moved.alias().equals(ALIAS)) {
            Champion next = load();
            synchronized (this) {
                champion = next;
                notifyAll();
            }
        }
    }

    private Champion load() {
        LoadedModel loaded = mlops.registry().load(ModelUri.alias(name, ALIAS).toString());
        try (InputStream file = loaded.open(DemandModel.FILE)) {
            return new Champion(loaded.version(), DemandModel.load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Champion(ModelVersion version, DemandModel model) {}
}
