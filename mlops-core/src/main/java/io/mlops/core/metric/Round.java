package io.mlops.core.metric;

import io.mlops.error.BackendException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One round of the flusher: everything that is dirty at its start, in appends of bounded size. For one use by one thread. */
final class Round {
    /** How many points one append holds at most, but for the last of its series: 6 MiB. */
    private static final int MAX_POINTS_PER_APPEND = 1 << 18;

    private final MetricPipeline pipeline;
    private final MetricAppender appender;
    private @Nullable SeriesBuffer rest;
    private @Nullable RuntimeException firstFailure;

    Round(MetricPipeline pipeline, MetricAppender appender) {
        this.pipeline = pipeline;
        this.appender = appender;
        this.rest = pipeline.takeDirty();
    }

    void settle(Cycle cycle) {
        while (rest != null) {
            List<Drained> taken = take();
            pipeline.roomFreed();
            if (!taken.isEmpty()) {
                note(appender.append(taken));
            }
        }
        // Also where nothing was dirty: somebody may wait for what idle buffers hold.
        pipeline.roomFreed();
        RuntimeException failure = firstFailure;
        if (failure == null) {
            cycle.settled().complete(null);
        } else {
            cycle.settled().completeExceptionally(failure);
        }
    }

    private List<Drained> take() {
        List<Drained> taken = new ArrayList<>();
        boolean giveBack = pipeline.space().isWanted();
        int points = 0;
        SeriesBuffer buffer = rest;
        try {
            while (buffer != null && points < MAX_POINTS_PER_APPEND) {
                SeriesBuffer following = buffer.nextDirty;
                Drained drained = new Drained(buffer.run(), buffer.drain(giveBack));
                taken.add(drained);
                points += drained.batch().points().size();
                buffer = following;
            }
            rest = buffer;
        } catch (OutOfMemoryError e) {
            // A buffer is emptied only after its copy was made, so that nothing is lost.
            pipeline.relist(buffer);
            rest = null;
            note(new BackendException("Too little memory to write metric points; they stay buffered", e));
        }
        return taken;
    }

    private void note(@Nullable RuntimeException failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
    }
}
