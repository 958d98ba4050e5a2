package io.mlops.core.report;

/** What a part of a report means for its reader. Shown as a colour, a symbol and, to a screen reader, a word. */
public enum Tone {
    /** Nothing to judge. */
    NEUTRAL("neutral", ""),
    /** All is well. */
    GOOD("good", "\u2713"),
    /** Worth a look. */
    WARNING("warning", "\u25B2"),
    /** Something must be done. */
    BAD("bad", "\u2715");

    private final String word;
    private final String symbol;

    Tone(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The class in the style sheet, and what a screen reader says. */
    String word() {
        return word;
    }

    /** One character; none where there is nothing to judge. */
    String symbol() {
        return symbol;
    }
}
