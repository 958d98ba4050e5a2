package io.mlops.spi.table.backend;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.table.Point;

/** The page token of a history: the last point shown, which need not exist any more when the next page is asked for. */
final class PointToken {
    private PointToken() {}

    static String of(Point last) {
        return last.step() + "/" + last.timestamp() + "/" + Double.doubleToLongBits(last.value());
    }

    static Point parse(String token) {
        String[] parts = token.split("/", -1);
        try {
            if (parts.length == 3) {
                double value = Double.longBitsToDouble(Long.parseLong(parts[2]));
                return new Point(Long.parseLong(parts[0]), Long.parseLong(parts[1]), value);
            }
        } catch (NumberFormatException e) {
            throw refused(token);
        }
        throw refused(token);
    }

    private static InvalidInputException refused(String token) {
        return new InvalidInputException(
                "page token", "must be one that a history gave", token, "start again without a token");
    }
}
