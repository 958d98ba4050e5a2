package io.mlops.testkit.tracking;

import io.mlops.page.PageRequest;
import io.mlops.testkit.fixture.StoreFixture;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.List;
import java.util.stream.IntStream;

/** Reads histories and writes points down for comparison. */
final class History {
    private History() {}

    /** Returns a whole series in one page. */
    static MetricPoints all(StoreFixture store, String run, MetricSeries series) {
        MetricPage page =
                store.metrics().history(run, series, StepRange.ALL, PageRequest.first(PageRequest.MAX_RESULTS));
        if (page.nextPageToken().isPresent()) {
            throw new AssertionError("A history of " + page.points().size() + " points must fit a page of "
                    + PageRequest.MAX_RESULTS + " and so have no token.");
        }
        return page.points();
    }

    /** Returns points as texts of step, time and value, so that NaN and -0.0 show. */
    static List<String> written(MetricPoints points) {
        return IntStream.range(0, points.size())
                .mapToObj(i -> points.step(i) + "@" + points.timestampMillis(i) + "=" + points.value(i))
                .toList();
    }
}
