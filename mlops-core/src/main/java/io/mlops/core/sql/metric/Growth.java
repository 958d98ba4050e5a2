package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one append makes of one series: its latest point of those that were added, its new tail where it gets another, and the chunks that it gets. */
record Growth(Latest latest, Optional<Tail> tail, List<MetricChunk> chunks) {
    /**
     * Puts few points behind the tail, which becomes a chunk when it is long enough; many points are chunks of their own, and so are those behind a damaged tail.
     *
     * @param before empty where it is damaged
     * @param parts one at least
     */
    static Growth of(Optional<Tail> before, List<SqlMetricStore.Encoded> parts) {
        Latest latest = parts.stream()
                .map(part -> Latest.of(part.points()))
                .reduce(Latest::later)
                .orElseThrow();
        int size = parts.stream().mapToInt(part -> part.points().size()).sum();
        if (size > Tail.MAX_POINTS || before.isEmpty()) {
            return new Growth(
                    latest,
                    Optional.empty(),
                    parts.stream().flatMap(part -> part.chunks().stream()).toList());
        }
        List<PointColumns> all = new ArrayList<>();
        all.add(before.get().points());
        parts.forEach(part -> all.add(part.points()));
        PointColumns joined = PointColumns.join(all);
        return joined.size() > Tail.MAX_POINTS
                ? new Growth(latest, Optional.of(Tail.NONE), MetricChunk.of(joined))
                : new Growth(latest, Optional.of(new Tail(joined)), List.of());
    }
}
