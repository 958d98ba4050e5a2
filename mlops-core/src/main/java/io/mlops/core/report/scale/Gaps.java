package io.mlops.core.report.scale;

/** Says in words which values a drawing leaves out. */
public final class Gaps {
    private Gaps() {}

    /** Returns a sentence on the values that are not finite; empty if there is none. */
    public static String in(double[] values) {
        long missing = 0;
        long infinite = 0;
        for (double value : values) {
            missing += Double.isNaN(value) ? 1 : 0;
            infinite += Double.isInfinite(value) ? 1 : 0;
        }
        if (missing + infinite == 0) {
            return "";
        }
        String first = missing == 0 ? "" : counted(missing) + " missing";
        String second = infinite == 0 ? "" : counted(infinite) + " infinite";
        String and = missing > 0 && infinite > 0 ? " and " : "";
        return first + and + second + ", left out of the drawing.";
    }

    private static String counted(long count) {
        return NumberText.of(count) + (count == 1 ? " value is" : " values are");
    }
}
