package io.mlops.cli.terminal;

import io.mlops.error.Quoted;

/** Text from a store, made fit for a terminal: names may hold line breaks, escape sequences and direction marks, which would rewrite what is on the screen. Stateless. */
public final class SafeText {
    private SafeText() {}

    /**
     * Returns the text with each control, format, private, unassigned or lone surrogate character and each line or paragraph separator as a {@code \\u} escape.
     *
     * @param text any text
     */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Quoted.isUnsafe(c)) {
                for (char unit : Character.toChars(c)) {
                    out.append(String.format("\\u%04X", (int) unit));
                }
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
