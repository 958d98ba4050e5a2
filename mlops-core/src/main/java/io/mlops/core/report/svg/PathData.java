package io.mlops.core.report.svg;

/** The {@code d} attribute of an SVG path, in coordinates rounded to a hundredth of a pixel. Not thread-safe. */
public final class PathData {
    private static final double LIMIT = 1e9;

    private final StringBuilder out = new StringBuilder();

    /** Starts a new stroke. */
    public PathData move(double x, double y) {
        return point('M', x, y);
    }

    /** Draws a straight line. */
    public PathData line(double x, double y) {
        return point('L', x, y);
    }

    /** Joins the stroke to its start. */
    public PathData close() {
        out.append('Z');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private PathData point(char command, double x, double y) {
        out.append(command);
        append(out, x);
        out.append(',');
        append(out, y);
        return this;
    }

    static void append(StringBuilder out, double value) {
        if (!(Math.abs(value) <= LIMIT)) {
            throw new IllegalArgumentException("A coordinate must be finite and within the drawing, was " + value);
        }
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
    }
}
