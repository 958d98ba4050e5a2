package io.mlops.core.outbox.work;

import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.DatasetInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts and joins works that hold several things: points, and params, tags and inputs. Any other work is one thing. Stateless. */
public final class WorkSlices {
    private WorkSlices() {}

    /** Returns how many things a work holds: points, or params, tags and inputs; 1 for any other work. */
    public static int size(Work work) {
        return switch (work.kind()) {
            case POINTS -> Math.toIntExact(((Work.Points) work).count());
            case BATCH -> {
                RunBatch batch = ((Work.Batch) work).batch();
                yield batch.params().size()
                        + batch.tags().size()
                        + batch.removedTags().size()
                        + batch.inputs().size();
            }
            case NEW_EXPERIMENT, WRITE, MODEL, FILE, NO_FILE -> 1;
        };
    }

    /** Returns works of at most so many things each, in their order, which together do what the given one does. */
    public static List<Work> cut(Work work, int most) {
        List<Work> slices = new ArrayList<>();
        switch (work.kind()) {
            case POINTS ->
                PointSlices.cut(((Work.Points) work).batches(), most)
                        .forEach(list -> slices.add(new Work.Points(list)));
            case BATCH -> {
                List<RunBatch> singles = singles(((Work.Batch) work).batch());
                for (int from = 0; from < singles.size(); from += Math.min(most, singles.size() - from)) {
                    int to = from + Math.min(most, singles.size() - from);
                    slices.add(new Work.Batch(joinedBatches(singles.subList(from, to))));
                }
            }
            case NEW_EXPERIMENT, WRITE, MODEL, FILE, NO_FILE -> slices.add(work);
        }
        return slices;
    }

    private static List<RunBatch> singles(RunBatch batch) {
        String run = batch.runId();
        List<RunBatch> singles = new ArrayList<>();
        batch.params().forEach((key, value) -> singles.add(RunBatch.params(run, Map.of(key, value))));
        batch.tags().forEach((key, value) -> singles.add(RunBatch.tags(run, Map.of(key, value))));
        batch.removedTags().forEach(key -> singles.add(RunBatch.withoutTag(run, key)));
        batch.inputs().forEach(input -> singles.add(RunBatch.input(run, input)));
        return singles;
    }

    /**
     * Returns one work that does what several do one after the other.
     *
     * @param works at least one; several only of points, or of batches of which the last alone removes tags that another sets
     */
    public static Work joined(List<Work> works) {
        Work first = works.get(0);
        return switch (first.kind()) {
            case POINTS -> {
                List<MetricBatch> batches = new ArrayList<>();
                works.forEach(work -> batches.addAll(((Work.Points) work).batches()));
                yield new Work.Points(batches);
            }
            case BATCH ->
                new Work.Batch(joinedBatches(
                        works.stream().map(work -> ((Work.Batch) work).batch()).toList()));
            case NEW_EXPERIMENT, WRITE, MODEL, FILE, NO_FILE -> first;
        };
    }

    /** A later tag replaces an earlier one. */
    private static RunBatch joinedBatches(List<RunBatch> batches) {
        Map<String, String> params = new HashMap<>();
        Map<String, String> tags = new HashMap<>();
        Set<String> removed = new HashSet<>();
        List<DatasetInput> inputs = new ArrayList<>();
        for (RunBatch batch : batches) {
            params.putAll(batch.params());
            tags.putAll(batch.tags());
            removed.addAll(batch.removedTags());
            inputs.addAll(batch.inputs());
        }
        tags.keySet().removeAll(removed);
        return new RunBatch(batches.get(0).runId(), params, tags, removed, inputs);
    }
}
