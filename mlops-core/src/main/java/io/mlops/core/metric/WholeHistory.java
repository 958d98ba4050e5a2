package io.mlops.core.metric;

import io.mlops.core.chunk.GrowingColumns;
import io.mlops.page.PageRequest;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.Optional;

/** Reads a series page by page into three columns. For one use by one thread. */
public final class WholeHistory {
    private final MetricStore store;
    private final String runId;
    private final MetricSeries series;
    private final GrowingColumns columns = new GrowingColumns();

    /**
     * Says what to read.
     *
     * @param store where it is
     * @param runId which run
     * @param series which series
     */
    public WholeHistory(MetricStore store, String runId, MetricSeries series) {
        this.store = store;
        this.runId = runId;
        this.series = series;
    }

    /** Returns all points, in their order. */
    public MetricPoints read() {
        PageRequest request = PageRequest.first(PageRequest.MAX_RESULTS);
        MetricPage page = store.history(runId, series, StepRange.ALL, request);
        Optional<String> token = page.nextPageToken();
        if (token.isEmpty()) {
            return page.points();
        }
        columns.add(page.points());
        while (token.isPresent()) {
            page = store.history(runId, series, StepRange.ALL, request.after(token.get()));
            columns.add(page.points());
            token = page.nextPageToken();
        }
        return columns.toPoints();
    }
}
