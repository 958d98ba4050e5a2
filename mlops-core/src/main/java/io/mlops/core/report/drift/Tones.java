package io.mlops.core.report.drift;

import io.mlops.core.quality.Finding;
import io.mlops.core.quality.Severity;
import io.mlops.core.report.Tone;
import io.mlops.drift.Direction;
import io.mlops.drift.Verdict;
import java.util.Locale;

/** Tones and words of what a report tells. Stateless. */
final class Tones {
    private Tones() {}

    static Tone of(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> Tone.GOOD;
            case DRIFTED -> Tone.BAD;
            case INSUFFICIENT_DATA -> Tone.WARNING;
        };
    }

    static Tone of(Severity severity) {
        return switch (severity) {
            case NOTE -> Tone.NEUTRAL;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.BAD;
        };
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "stable";
            case DRIFTED -> "drifted";
            case INSUFFICIENT_DATA -> "too little data";
        };
    }

    static String words(Direction direction) {
        return switch (direction) {
            case UP -> "larger values";
            case DOWN -> "smaller values";
            case WIDER -> "more spread";
            case NARROWER -> "less spread";
            case SHAPE -> "another shape";
            case NEW_CATEGORY -> "a new category";
            case SHARES -> "other shares";
            case NONE -> "none";
        };
    }

    static String words(Finding.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
