package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.InvalidInputException;
import io.mlops.http.wire.Json;
import io.mlops.page.PageRequest;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.StepRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The points of a series as they are on the server, brought into their order. For one use by one thread. */
final class SeriesPoints {
    private final List<Point> points = new ArrayList<>();

    /** A point in the order (step, timestamp, value), NaN below all numbers. */
    private record Point(long step, long timestamp, double value) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            int byStep = Long.compare(step, other.step);
            int byTime = byStep == 0 ? Long.compare(timestamp, other.timestamp) : byStep;
            if (byTime != 0) {
                return byTime;
            }
            return Double.isNaN(value) || Double.isNaN(other.value)
                    ? Boolean.compare(Double.isNaN(other.value), Double.isNaN(value))
                    : Double.compare(value, other.value);
        }

        String token() {
            String text = step + " " + timestamp + " " + Double.doubleToLongBits(value);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Point parse(String token) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", -1);
                if (parts.length == 3) {
                    double value = Double.longBitsToDouble(Long.parseLong(parts[2]));
                    return new Point(Long.parseLong(parts[0]), Long.parseLong(parts[1]), value);
                }
            } catch (IllegalArgumentException e) {
                throw refused(token);
            }
            throw refused(token);
        }

        private static InvalidInputException refused(String token) {
            return new InvalidInputException(
                    "page token", "must be one that a page of this history returned", token, "begin without a token");
        }
    }

    /** Adds a row of the server. */
    void add(JsonNode row) {
        points.add(
                new Point(Json.integer(row, "step"), Json.integer(row, "timestamp"), Json.number(row.path("value"))));
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    private List<Point> in(StepRange range) {
        return points.stream()
                .filter(point -> point.step() >= range.first() && point.step() <= range.last())
                .sorted()
                .distinct()
                .toList();
    }

    MetricPage page(StepRange range, PageRequest page) {
        Optional<Point> after = page.pageToken().map(Point::parse);
        List<Point> rest = in(range).stream()
                .filter(point -> after.isEmpty() || point.compareTo(after.get()) > 0)
                .limit(page.maxResults() + 1L)
                .toList();
        List<Point> shown = rest.subList(0, Math.min(rest.size(), page.maxResults()));
        Optional<String> next = rest.size() > shown.size()
                ? Optional.of(shown.get(shown.size() - 1).token())
                : Optional.empty();
        return new MetricPage(columns(shown), next);
    }

    private static MetricPoints columns(List<Point> points) {
        return points.isEmpty()
                ? MetricPoints.empty()
                : MetricPoints.copyOf(
                        points.stream().mapToLong(Point::step).toArray(),
                        points.stream().mapToLong(Point::timestamp).toArray(),
                        points.stream().mapToDouble(Point::value).toArray());
    }

    /** Differences of steps are unsigned, so that the whole range of {@code long} is no overflow. */
    List<MetricBucket> buckets(StepRange range, int count) {
        List<Point> all = in(range);
        List<MetricBucket> buckets = new ArrayList<>();
        if (all.isEmpty()) {
            return buckets;
        }
        long first = all.get(0).step();
        long width = Long.divideUnsigned(all.get(all.size() - 1).step() - first, count) + 1;
        for (int begin = 0; begin < all.size(); ) {
            long bucket = bucket(all.get(begin), first, width);
            int end = begin + 1;
            while (end < all.size() && bucket(all.get(end), first, width) == bucket) {
                end++;
            }
            buckets.add(reduced(all.subList(begin, end)));
            begin = end;
        }
        return buckets;
    }

    /** One bucket over all 2^64 steps has a width that no long holds. */
    private static long bucket(Point point, long first, long width) {
        return width == 0 ? 0 : Long.divideUnsigned(point.step() - first, width);
    }

    private static MetricBucket reduced(List<Point> bucket) {
        double[] numbers = bucket.stream()
                .mapToDouble(Point::value)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Point last = bucket.get(bucket.size() - 1);
        return new MetricBucket(
                bucket.get(0).step(),
                last.step(),
                java.util.Arrays.stream(numbers).min().orElse(Double.NaN),
                java.util.Arrays.stream(numbers).max().orElse(Double.NaN),
                last.value(),
                bucket.size());
    }
}
