package io.mlops.tracking;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of the history of a series, ordered by (step, timestamp, value). Immutable.
 *
 * @param points the points of this page
 * @param nextPageToken leads to the page after this one; empty on the last
 */
public record MetricPage(MetricPoints points, Optional<String> nextPageToken) {
    /** Refuses nulls. */
    public MetricPage {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(nextPageToken, "nextPageToken");
    }
}
