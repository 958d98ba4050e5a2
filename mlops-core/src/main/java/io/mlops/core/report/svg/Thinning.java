package io.mlops.core.report.svg;

import io.mlops.core.report.scale.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves out points that no eye can tell apart: of each pixel column the first, the lowest, the highest and the last stay,
 * which draws the same line (Jugel, Jerzak, Hackenbroich and Markl, M4: A Visualization-Oriented Time Series Data
 * Aggregation, PVLDB 7(10), 2014, section 4).
 */
public final class Thinning {
    private final Scale across;
    private final double[] x;
    private final double[] y;
    private final List<int[]> strokes = new ArrayList<>();
    private int[] stroke = new int[16];
    private int length;

    private Thinning(Scale across, double[] x, double[] y) {
        this.across = across;
        this.x = x;
        this.y = y;
    }

    /**
     * Returns the unbroken strokes of a line, each as the indexes of its points. A value that is not finite breaks the line,
     * but not inside a pixel column that has finite values.
     *
     * @param across maps x to pixels
     * @param x ascending and finite
     * @param y as many values, of any kind
     */
    public static List<int[]> strokes(Scale across, double[] x, double[] y) {
        Thinning thinning = new Thinning(across, x, y);
        boolean all = x.length <= 2 * Math.abs(across.to() - across.from());
        for (int i = 0; i < x.length; ) {
            int end = all ? i + 1 : thinning.endOfColumn(i);
            thinning.column(i, end);
            i = end;
        }
        thinning.breakStroke();
        return thinning.strokes;
    }

    private int endOfColumn(int start) {
        double column = Math.floor(across.at(x[start]));
        int end = start + 1;
        while (end < x.length && Math.floor(across.at(x[end])) == column) {
            end++;
        }
        return end;
    }

    private void column(int start, int end) {
        int first = -1;
        int lowest = -1;
        int highest = -1;
        int last = -1;
        for (int i = start; i < end; i++) {
            if (Double.isFinite(y[i])) {
                first = first < 0 ? i : first;
                lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
                highest = highest < 0 || y[i] > y[highest] ? i : highest;
                last = i;
            }
        }
        if (first < 0) {
            breakStroke();
            return;
        }
        keep(first);
        keep(Math.min(lowest, highest));
        keep(Math.max(lowest, highest));
        keep(last);
    }

    private void keep(int index) {
        if (length > 0 && stroke[length - 1] == index) {
            return;
        }
        if (length == stroke.length) {
            stroke = Arrays.copyOf(stroke, 2 * length);
        }
        stroke[length++] = index;
    }

    private void breakStroke() {
        if (length > 0) {
            strokes.add(Arrays.copyOf(stroke, length));
            length = 0;
        }
    }
}
