package io.mlops.error;

import org.jspecify.annotations.Nullable;

/**
 * Shows a value from outside inside a message: in double quotes, escaped, and cut to {@value #MAX_CODE_POINTS} code points.
 *
 * <p>Control characters, line and paragraph separators, format characters (zero-width and direction marks), unassigned and private code points,
 * lone surrogates, {@code "}, {@code \} and the <code>$</code> of <code>${</code> come out as escapes, so that a message can be logged as it is.
 * Only the part that is shown is read, so that a value of any length costs the same. Stateless.
 */
public final class Quoted {
    /** How many code points of a value are shown before it is cut. */
    public static final int MAX_CODE_POINTS = 100;

    private Quoted() {}

    /**
     * Returns the value in quotes, escaped and cut; a cut value ends in {@code …} and its length in UTF-16 units.
     *
     * @param value any text, or null, which is shown as {@code null} without quotes
     */
    public static String of(@Nullable CharSequence value) {
        if (value == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder(Math.min(value.length(), MAX_CODE_POINTS) + 16).append('"');
        int index = 0;
        for (int shown = 0; shown < MAX_CODE_POINTS && index < value.length(); shown++) {
            int codePoint = Character.codePointAt(value, index);
            int next = index + Character.charCount(codePoint);
            append(out, codePoint, next < value.length() && value.charAt(next) == '{');
            index = next;
        }
        out.append('"');
        if (index < value.length()) {
            out.append("… (").append(value.length()).append(" characters)");
        }
        return out.toString();
    }

    /**
     * Returns a sentence from outside, without quotes and whole: what must not reach a log as it is comes out as escapes, quotes and backslashes stay.
     *
     * @param sentence any text
     */
    public static String sentence(CharSequence sentence) {
        StringBuilder out = new StringBuilder(sentence.length());
        for (int index = 0; index < sentence.length(); ) {
            int codePoint = Character.codePointAt(sentence, index);
            index += Character.charCount(codePoint);
            boolean beforeBrace = index < sentence.length() && sentence.charAt(index) == '{';
            if (codePoint == '"' || codePoint == '\\') {
                out.appendCodePoint(codePoint);
            } else {
                append(out, codePoint, beforeBrace);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint, boolean beforeBrace) {
        switch (codePoint) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isUnsafe(codePoint) || (codePoint == '$' && beforeBrace)) {
                    appendEscape(out, codePoint);
                } else {
                    out.appendCodePoint(codePoint);
                }
            }
        }
    }

    /**
     * Returns whether a code point must not reach a log or a terminal as it is: control and format characters, separators of lines and paragraphs, lone surrogates, unassigned and private
     * ones.
     *
     * @param codePoint any
     */
    public static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void appendEscape(StringBuilder out, int codePoint) {
        for (char unit : Character.toChars(codePoint)) {
            out.append("\\u").append(Character.forDigit(unit >> 12, 16));
            out.append(Character.forDigit((unit >> 8) & 15, 16));
            out.append(Character.forDigit((unit >> 4) & 15, 16));
            out.append(Character.forDigit(unit & 15, 16));
        }
    }
}
