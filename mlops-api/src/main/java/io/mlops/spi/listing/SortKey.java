package io.mlops.spi.listing;

import io.mlops.error.InvalidInputException;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import io.mlops.search.OrderBy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a row stands in an order: the value of each field that the order looks at, the smallest of several, empty where it is missing. Immutable.
 *
 * <p>The token of a key is Base64 of one item per part: {@code -} for a missing value, {@code n} and the bits of a number in decimal and a blank, {@code t} and the
 * length of a text, a blank and the text.
 */
record SortKey(List<Optional<Literal>> parts) {
    static SortKey of(List<OrderBy> order, FieldValues values) {
        return new SortKey(order.stream()
                .map(part -> values.of(part.field()).stream().min(SortOrder.ASCENDING))
                .toList());
    }

    String toToken() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.map(SortKey::encoded).orElse("-")));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(Literal part) {
        if (part instanceof Literal.Numeric number) {
            return "n" + Double.doubleToLongBits(number.value()) + " ";
        }
        String text = ((Literal.Text) part).value();
        return "t" + text.length() + " " + text;
    }

    /**
     * Reads a token.
     *
     * @throws InvalidInputException if it is not one of an order of {@code size} parts
     */
    static SortKey parse(String token, int size) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<Optional<Literal>> parts = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                at = readPart(text, at, parts);
            }
            if (parts.size() == size) {
                return new SortKey(parts);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw refused(token);
        }
        throw refused(token);
    }

    private static InvalidInputException refused(String token) {
        return new InvalidInputException(
                "page token", "must be one that this listing gave", token, "start again without a token");
    }

    private static int readPart(String text, int at, List<Optional<Literal>> parts) {
        if (text.charAt(at) == '-') {
            parts.add(Optional.empty());
            return at + 1;
        }
        int blank = text.indexOf(' ', at);
        long number = Long.parseLong(text.substring(at + 1, blank));
        if (text.charAt(at) == 'n') {
            parts.add(Optional.of(Literal.of(Double.longBitsToDouble(number))));
            return blank + 1;
        }
        int end = Math.addExact(blank + 1, Math.toIntExact(number));
        parts.add(Optional.of(Literal.of(text.substring(blank + 1, end))));
        return end;
    }
}
