package io.mlops.core.drift.stream;

import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.DetectorLevel;
import java.util.List;

/** What all detectors do alike: counting, leaving out what is no number, and starting over after a drift. */
abstract class Detector implements ChangeDetector {
    /** The largest magnitude taken in: its square, summed over any stream, is still finite. */
    static final double LARGEST = 1e140;

    /** In the order in which saved states number them. */
    private static final List<DetectorLevel> LEVELS =
            List.of(DetectorLevel.INSUFFICIENT_DATA, DetectorLevel.STABLE, DetectorLevel.WARNING, DetectorLevel.DRIFT);

    private DetectorLevel level = DetectorLevel.INSUFFICIENT_DATA;
    private long observations;
    private long rejected;
    private long drifts;

    final DetectorLevel accept(double value) {
        if (level == DetectorLevel.DRIFT) {
            level = DetectorLevel.INSUFFICIENT_DATA;
            afterDrift();
        }
        if (usable(value)) {
            observations++;
            DetectorLevel next = step(value);
            // To store a reference costs the collector's barrier, which is more than a step of many a detector.
            if (next != level) {
                level = next;
            }
            if (next == DetectorLevel.DRIFT) {
                drifts++;
            }
        } else {
            rejected++;
        }
        return level;
    }

    /** Whether a value can be taken in; false for NaN. */
    boolean usable(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /** Takes a usable value in. */
    abstract DetectorLevel step(double value);

    /** Returns to the state before the first observation. */
    abstract void clear();

    /** Prepares for the observation that follows a drift. */
    void afterDrift() {
        clear();
    }

    abstract void write(StateOutput out);

    /** Reads what {@link #write} wrote, into a detector with the same settings. */
    abstract void read(StateInput in);

    @Override
    public final DetectorLevel level() {
        return level;
    }

    @Override
    public final long observations() {
        return observations;
    }

    @Override
    public final long rejected() {
        return rejected;
    }

    @Override
    public final long drifts() {
        return drifts;
    }

    @Override
    public final void reset() {
        level = DetectorLevel.INSUFFICIENT_DATA;
        observations = 0;
        rejected = 0;
        drifts = 0;
        clear();
    }

    @Override
    public final byte[] save() {
        StateOutput out = new StateOutput(spec());
        out.whole(LEVELS.indexOf(level)).whole(observations).whole(rejected).whole(drifts);
        write(out);
        return out.finish();
    }

    final void restore(StateInput in) {
        level = LEVELS.get(in.index("level", LEVELS.size()));
        observations = in.count("observations");
        rejected = in.count("rejected");
        drifts = in.count("drifts");
        read(in);
    }

    @Override
    public final String toString() {
        return spec().detector() + "[level=" + level + ", observations=" + observations + ", rejected=" + rejected
                + ", drifts=" + drifts + "]";
    }
}
