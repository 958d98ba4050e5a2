package io.mlops.http.tracking;

import io.mlops.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A point in the order (step, timestamp, value), NaN below all numbers. Immutable. */
record SeriesPoint(long step, long timestamp, double value) implements Comparable<SeriesPoint> {
    @Override
    public int compareTo(SeriesPoint other) {
        int byStep = Long.compare(step, other.step);
        int byTime = byStep == 0 ? Long.compare(timestamp, other.timestamp) : byStep;
        if (byTime != 0) {
            return byTime;
        }
        return Double.isNaN(value) || Double.isNaN(other.value)
                ? Boolean.compare(Double.isNaN(other.value), Double.isNaN(value))
                : Double.compare(value, other.value);
    }

    /** Returns the page token that goes on behind it. */
    String token() {
        String text = step + " " + timestamp + " " + Double.doubleToLongBits(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a page token.
     *
     * @throws InvalidInputException if it is none
     */
    static SeriesPoint parse(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 3) {
                double value = Double.longBitsToDouble(Long.parseLong(parts[2]));
                return new SeriesPoint(Long.parseLong(parts[0]), Long.parseLong(parts[1]), value);
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
