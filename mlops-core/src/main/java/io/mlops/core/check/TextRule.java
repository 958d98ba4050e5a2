package io.mlops.core.check;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;
import java.util.Objects;

/**
 * How long a text may be, and what every text must be to be kept. Immutable.
 *
 * @param min the shortest, in code points: 0 or 1
 * @param max the longest, in code points
 * @param hint the way out for one that is too long
 */
record TextRule(int min, int max, String hint) {
    /**
     * Returns the text.
     *
     * @param field how an error names it
     * @param text what to check
     * @throws InvalidInputException if it breaks the rule
     */
    String check(String field, String text) {
        Objects.requireNonNull(text, field);
        if (text.length() < min) {
            throw new InvalidInputException(field, "must not be empty", text, "");
        }
        if (text.length() > max) {
            checkLength(field, text);
        }
        int unstorable = firstUnstorable(text);
        if (unstorable >= 0) {
            throw new InvalidInputException(
                    field,
                    "must hold no U+0000 and no unpaired surrogate (there is one at index " + unstorable + ")",
                    text,
                    "remove it, or log the bytes as an artifact");
        }
        return text;
    }

    /**
     * Returns whether a text keeps the rule; allocates nothing.
     *
     * @param text what to check
     */
    boolean accepts(String text) {
        boolean fits = text.length() <= max || text.codePointCount(0, text.length()) <= max;
        return text.length() >= min && fits && firstUnstorable(text) < 0;
    }

    /** Counts exactly where that is cheap; a code point has at most two units, so that a text of more than four times the limit need not be counted. */
    private void checkLength(String field, String text) {
        boolean surelyTooLong = text.length() > 4L * max;
        int length = surelyTooLong ? text.length() : text.codePointCount(0, text.length());
        if (length > max) {
            String unit = surelyTooLong ? " characters: " : " code points: ";
            throw new InvalidInputException(new Violation(
                    field,
                    "must have at most " + max + " code points",
                    Integer.toString(max),
                    length + unit + Quoted.of(text),
                    hint));
        }
    }

    private static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return i;
            }
            if (Character.isHighSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
