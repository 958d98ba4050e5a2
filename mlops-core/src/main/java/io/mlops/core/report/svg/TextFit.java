package io.mlops.core.report.svg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates how wide a text is, and cuts it to fit.
 *
 * <p>Cuts between grapheme clusters, so that no accent and no part of an emoji is torn off.
 */
public final class TextFit {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final String ELLIPSIS = "\u2026";
    // A cluster may carry any number of combining marks, which take no width but grow upwards and downwards.
    private static final int MOST_CHARS_IN_CLUSTER = 24;

    private TextFit() {}

    /** Returns about how many pixels a text takes in a font of this size. */
    public static double width(String text, double fontSize) {
        return text.codePoints().mapToDouble(TextFit::ems).sum() * fontSize;
    }

    /**
     * Returns the text, cut and with an ellipsis where it would be wider.
     *
     * @param text any text; line breaks become spaces
     * @param most the room in pixels
     * @param fontSize the size of the font in pixels
     */
    public static String fit(String text, double most, double fontSize) {
        double room = most - width(ELLIPSIS, fontSize);
        StringBuilder kept = new StringBuilder();
        double used = 0;
        int enough = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            String cluster = clusters.group();
            used += width(cluster, fontSize);
            if (used > most || cluster.length() > MOST_CHARS_IN_CLUSTER) {
                return kept.substring(0, enough) + ELLIPSIS;
            }
            kept.append(cluster.isBlank() ? " " : cluster);
            enough = used <= room ? kept.length() : enough;
        }
        return kept.toString();
    }

    // The widths of DejaVu Sans and Verdana, the widest of the fonts that the style sheet may end up with.
    private static double ems(int codePoint) {
        if (codePoint < 0x80 && "ijl.,:;'|! ".indexOf(codePoint) >= 0) {
            return 0.33;
        }
        if (codePoint < 0x80 && "mwMW%@\u2026".indexOf(codePoint) >= 0) {
            return 0.97;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            case Character.UPPERCASE_LETTER -> 0.73;
            case Character.DASH_PUNCTUATION -> codePoint < 0x80 ? 0.4 : 1;
            default -> codePoint < 0x2E80 ? 0.63 : 1.05;
        };
    }
}
