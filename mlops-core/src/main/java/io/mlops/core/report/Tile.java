package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.core.report.scale.NumberText;

/**
 * A figure at the top of a report. Immutable.
 *
 * @param label what the figure is
 * @param value the figure
 * @param note a unit, a comparison, a date; may be empty
 * @param tone what it means
 */
public record Tile(String label, String value, String note, Tone tone) {
    /** Refuses nulls. */
    public Tile {
        requireNonNull(label, "label");
        requireNonNull(value, "value");
        requireNonNull(note, "note");
        requireNonNull(tone, "tone");
    }

    /** Returns a neutral tile without a note. */
    public static Tile of(String label, String value) {
        return new Tile(label, value, "", Tone.NEUTRAL);
    }

    /** Returns a neutral tile of a number, written as {@link Cell#number(double)} writes it. */
    public static Tile of(String label, double value) {
        return of(label, NumberText.of(value));
    }

    /** Returns a neutral tile of a whole number, its thousands grouped. */
    public static Tile of(String label, long value) {
        return of(label, NumberText.of(value));
    }

    /** Returns this tile with another note. */
    public Tile withNote(String other) {
        return new Tile(label, value, other, tone);
    }

    /** Returns this tile with another tone. */
    public Tile withTone(Tone other) {
        return new Tile(label, value, note, other);
    }
}
