package io.mlops.data;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;
import java.util.Objects;

/** The rule that every stored text follows: a length in code points, no U+0000, no unpaired surrogate. Stateless. */
final class Texts {
    private Texts() {}

    /**
     * Returns the text.
     *
     * @param field how an error names it
     * @param text what to check
     * @param min the shortest length, in code points
     * @param max the longest length, in code points
     * @throws InvalidInputException if it breaks the rule
     */
    static String check(String field, String text, int min, int max) {
        Objects.requireNonNull(text, field);
        if (text.length() < min) {
            throw new InvalidInputException(field, "must not be empty", text, "");
        }
        if (text.length() > max) {
            // A code point has two units at most: a longer text need not be read to its end to be counted.
            boolean isSurelyTooLong = text.length() > 2L * max;
            int length = isSurelyTooLong ? text.length() : text.codePointCount(0, text.length());
            if (length > max) {
                throw new InvalidInputException(new Violation(
                        field,
                        "must have at most " + max + " code points",
                        Integer.toString(max),
                        length + (isSurelyTooLong ? " characters, " : " code points, ") + Quoted.of(text),
                        "log the long text as an artifact"));
            }
        }
        if (!storable(text)) {
            throw new InvalidInputException(field, "must hold no U+0000 and no unpaired surrogate", text, "");
        }
        return text;
    }

    /** Returns whether the text survives UTF-8 and every store: neither U+0000 nor an unpaired surrogate. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
