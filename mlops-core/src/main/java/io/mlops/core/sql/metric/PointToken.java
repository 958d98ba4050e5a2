package io.mlops.core.sql.metric;

import io.mlops.error.InvalidInputException;

/**
 * The last point of a page, behind which the next page begins. Immutable.
 *
 * @param step its step
 * @param timestamp its timestamp in milliseconds
 * @param value its value
 */
record PointToken(long step, long timestamp, double value) {
    private static final int PARTS = 3;

    String text() {
        return step + "." + timestamp + "." + Long.toHexString(Double.doubleToLongBits(value));
    }

    static PointToken parse(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            if (parts.length == PARTS) {
                double value = Double.longBitsToDouble(Long.parseUnsignedLong(parts[2], 16));
                return new PointToken(Long.parseLong(parts[0]), Long.parseLong(parts[1]), value);
            }
        } catch (NumberFormatException e) {
            throw invalid(token);
        }
        throw invalid(token);
    }

    private static InvalidInputException invalid(String token) {
        return new InvalidInputException(
                "page token", "must be one that this history returned", token, "begin again without a token");
    }
}
