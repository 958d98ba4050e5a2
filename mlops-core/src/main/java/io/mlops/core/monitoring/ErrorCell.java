package io.mlops.core.monitoring;

import io.mlops.monitoring.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The predictions of one version in one window, without their inputs. Not thread-safe. */
final class ErrorCell {
    private final List<String> ids = new ArrayList<>();
    private double[] predictions = new double[64];
    private long[] times = new long[64];
    private long[] latencies = new long[64];
    private int measured;

    void add(Observation observation) {
        if (ids.size() == predictions.length) {
            predictions = Arrays.copyOf(predictions, 2 * predictions.length);
            times = Arrays.copyOf(times, 2 * times.length);
        }
        predictions[ids.size()] = observation.prediction();
        times[ids.size()] = observation.at().toEpochMilli();
        ids.add(observation.id());
        if (observation.latencyNanos() >= 0) {
            if (measured == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * latencies.length);
            }
            latencies[measured++] = observation.latencyNanos();
        }
    }

    int size() {
        return ids.size();
    }

    String id(int index) {
        return ids.get(index);
    }

    double prediction(int index) {
        return predictions[index];
    }

    Instant at(int index) {
        return Instant.ofEpochMilli(times[index]);
    }

    Latency latency() {
        if (measured == 0) {
            return Latency.NONE;
        }
        long[] sorted = Arrays.copyOf(latencies, measured);
        Arrays.sort(sorted);
        return new Latency(measured, share(sorted, 0.5), share(sorted, 0.99), share(sorted, 1));
    }

    /** The smallest latency that at least this share of all keeps. */
    private static Duration share(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Duration.ofNanos(sorted[Math.max(0, index)]);
    }
}
