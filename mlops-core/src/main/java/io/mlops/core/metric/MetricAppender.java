package io.mlops.core.metric;

import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes points out of the buffers of runs and hands them to the store, repeats what may be repeated, and finds out which run a refusal concerns.
 *
 * <p>Whoever writes a run's points holds its {@link RunMetrics#writing()} until they are settled, so that who gets it next and finds nothing knows that all before is settled. Thread-safe.
 */
final class MetricAppender {
    /** How many points one append holds at most, but for the last of its series: 6 MiB. */
    private static final int MAX_POINTS = 1 << 18;

    /** So many go into the commit that ends a run; more are appended before, so that other writers need not wait for long. */
    private static final int MAX_LAST_POINTS = 1 << 16;

    private static final String NO_MEMORY = "Too little memory to write metric points; they stay buffered";

    private final Supplier<MetricStore> store;
    private final Lanes lanes;
    private final Patience patience;
    private final BufferSpace space;
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    MetricAppender(Supplier<MetricStore> store, Lanes lanes, Patience patience, BufferSpace space) {
        this.store = store;
        this.lanes = lanes;
        this.patience = patience;
        this.space = space;
    }

    /** Points that were taken out of a buffer. */
    private record Taken(RunMetrics run, MetricBatch batch) {}

    long durable() {
        return durable.get();
    }

    long failed() {
        return failed.get();
    }

    /** Writes what runs have accepted so far, in appends of bounded size, and fails the runs whose points cannot be written. Returns the first failure, or null. */
    @Nullable
    RuntimeException write(Collection<RunMetrics> runs) {
        List<RunMetrics> held = new ArrayList<>(runs.size());
        List<Taken> taken = new ArrayList<>();
        RuntimeException first = null;
        try {
            for (RunMetrics run : runs) {
                run.writing().lock();
                held.add(run);
                SeriesBuffer rest = takeListed(run, taken, MAX_POINTS);
                while (rest != null) {
                    if (taken.isEmpty()) {
                        run.relist(rest);
                        rest = null;
                        first = firstOf(first, new BackendException(NO_MEMORY, null));
                    } else {
                        first = firstOf(first, append(taken));
                        taken.clear();
                        rest = take(run, rest, taken, MAX_POINTS);
                    }
                }
            }
            return firstOf(first, append(taken));
        } finally {
            held.forEach(run -> run.writing().unlock());
        }
    }

    /**
     * Makes the last points of a sealed run durable by the commit that ends it, where they are few and nothing is wrong with the run.
     *
     * @param commit makes both durable, or throws
     * @return whether it did; if not, the points were appended by themselves or wait, and the end is still to come
     */
    boolean endWith(RunMetrics run, Consumer<List<MetricBatch>> commit) {
        run.writing().lock();
        try {
            if (run.failure() != null || refusal(run) != null) {
                return false;
            }
            List<Taken> last = new ArrayList<>();
            SeriesBuffer rest = takeListed(run, last, MAX_LAST_POINTS);
            if (rest != null) {
                run.relist(rest);
                append(last);
                return false;
            }
            space.freed();
            try {
                commit.accept(batches(last));
                durable.addAndGet(points(last));
                return true;
            } catch (RuntimeException | Error e) {
                // Alone they may be repeated for a while; that they may be there already harms nothing, as equal points
                // are one point.
                append(last);
                return false;
            }
        } finally {
            run.writing().unlock();
        }
    }

    /** Takes the list and empties its buffers, so that the points of one call are in it all or not at all. */
    private @Nullable SeriesBuffer takeListed(RunMetrics run, List<Taken> into, int maxPoints) {
        synchronized (run.together()) {
            SeriesBuffer first = run.takeDirty();
            return first == null ? null : take(run, first, into, maxPoints);
        }
    }

    /** Empties buffers until the points are many or memory is short; returns the first buffer that it has left. */
    private @Nullable SeriesBuffer take(RunMetrics run, SeriesBuffer first, List<Taken> into, int maxPoints) {
        boolean giveBack = space.isWanted();
        long points = points(into);
        SeriesBuffer buffer = first;
        try {
            while (buffer != null && points < maxPoints) {
                SeriesBuffer following = buffer.nextDirty;
                Taken taken = new Taken(run, buffer.drain(giveBack));
                into.add(taken);
                points += taken.batch().points().size();
                buffer = following;
            }
            return buffer;
        } catch (OutOfMemoryError e) {
            // A buffer is emptied only after its copy was made, so that nothing is lost.
            return buffer;
        }
    }

    private @Nullable RuntimeException append(List<Taken> taken) {
        // Also where nothing was taken: somebody may wait for what idle buffers hold.
        space.freed();
        List<Taken> permitted = new ArrayList<>(taken.size());
        RuntimeException first = null;
        for (Taken one : taken) {
            RuntimeException refusal = refusal(one.run());
            if (refusal == null) {
                permitted.add(one);
            } else {
                first = firstOf(first, refusal);
                fail(List.of(one), refusal);
            }
        }
        RuntimeException failure = permitted.isEmpty() ? null : appendOnce(permitted);
        if (failure != null && concernsOneRun(failure)) {
            failure = appendEachRun(permitted);
        } else if (failure != null) {
            fail(permitted, failure);
        }
        return firstOf(first, failure);
    }

    private @Nullable RuntimeException appendEachRun(List<Taken> taken) {
        Map<RunMetrics, List<Taken>> byRun = new LinkedHashMap<>();
        taken.forEach(one ->
                byRun.computeIfAbsent(one.run(), run -> new ArrayList<>()).add(one));
        RuntimeException first = null;
        for (List<Taken> ofRun : byRun.values()) {
            RuntimeException failure = appendOnce(ofRun);
            if (failure != null) {
                fail(ofRun, failure);
                first = firstOf(first, failure);
            }
        }
        return first;
    }

    /** One append, all or nothing, repeated under its sequence while that is safe and there is hope. Returns the failure, or null. */
    private @Nullable RuntimeException appendOnce(List<Taken> taken) {
        List<MetricBatch> batches = batches(taken);
        Patience.Attempts attempts = patience.new Attempts();
        Lanes.Lane lane = lanes.take();
        long sequence = lane.nextSequence();
        try {
            while (true) {
                try {
                    store.get().append(lane.writerId(), sequence, batches);
                    durable.addAndGet(points(taken));
                    return null;
                } catch (MlopsException e) {
                    boolean repeatable = e.retryable() || e instanceof OutcomeUnknownException;
                    if (!repeatable || !attempts.pause()) {
                        return e;
                    }
                }
            }
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            // Lack of memory most likely: the thread must go on, and the points must be counted.
            return new BackendException(
                    "Metric points could not be written: " + e.getClass().getName(), e);
        } finally {
            lanes.giveBack(lane);
        }
    }

    private static @Nullable RuntimeException refusal(RunMetrics run) {
        try {
            run.requirePermit();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void fail(List<Taken> taken, RuntimeException cause) {
        failed.addAndGet(points(taken));
        taken.forEach(one -> one.run().fail(cause));
    }

    private static @Nullable RuntimeException firstOf(
            @Nullable RuntimeException first, @Nullable RuntimeException next) {
        return first == null ? next : first;
    }

    private static List<MetricBatch> batches(List<Taken> taken) {
        return taken.stream().map(Taken::batch).toList();
    }

    private static long points(List<Taken> taken) {
        return taken.stream().mapToLong(one -> one.batch().points().size()).sum();
    }

    private static boolean concernsOneRun(RuntimeException failure) {
        return failure instanceof NotFoundException
                || failure instanceof ConflictException
                || failure instanceof PolicyViolationException
                || failure instanceof UnsupportedCapabilityException;
    }
}
