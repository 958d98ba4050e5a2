package io.mlops.core.table;

import io.mlops.data.ColumnType;
import io.mlops.data.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What texts mean as values. Stateless. */
final class Fields {
    private static final int LONGEST_NUMBER = 400;
    private static final int DATE_LENGTH = 10;

    private Fields() {}

    static void set(Row row, int column, String text, CsvFormat format) {
        if (format.missing().contains(text)) {
            row.setMissing(column);
            return;
        }
        ColumnType type = row.schema().column(column).type();
        switch (type) {
            case STRING -> row.set(column, text);
            case BOOLEAN ->
                truth(text).ifPresentOrElse(value -> row.set(column, value), () -> row.setMismatched(column));
            case DATETIME ->
                millis(text).ifPresentOrElse(value -> row.set(column, (double) value), () -> row.setMismatched(column));
            case BINARY -> row.set(column, text.length());
            case INTEGER, LONG, FLOAT, DOUBLE ->
                number(text).ifPresentOrElse(value -> row.set(column, value), () -> row.setMismatched(column));
        }
    }

    static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Returns a number as files have it: without Java's suffixes and hexadecimal digits, with infinities. */
    static OptionalDouble number(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_NUMBER) {
            return OptionalDouble.empty();
        }
        char last = text.charAt(length - 1);
        if ((last >= '0' && last <= '9') || last == '.') {
            for (int i = 0; i < length; i++) {
                char unit = text.charAt(i);
                if ((unit < '0' || unit > '9') && ".+-eE".indexOf(unit) < 0) {
                    return OptionalDouble.empty();
                }
            }
            try {
                return OptionalDouble.of(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /** Returns the milliseconds of an ISO 8601 date or time; a blank may stand for the T, and no zone is UTC. */
    static OptionalLong millis(String text) {
        if (text.length() < DATE_LENGTH || !Character.isDigit(text.charAt(0)) || text.charAt(4) != '-') {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(instant(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(String text) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String iso = text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                : text;
        String time = iso.substring(DATE_LENGTH);
        boolean zoned = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
