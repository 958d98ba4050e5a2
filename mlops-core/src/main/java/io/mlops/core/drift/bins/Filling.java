package io.mlops.core.drift.bins;

import io.mlops.drift.ZeroFill;

/** Shares of one side with its empty bins filled. */
public final class Filling {
    private static final double EVIDENTLY_SHARE = 1e-4;
    private static final double EVIDENTLY_FRACTION = 1e6;

    private Filling() {}

    /**
     * Fills the empty bins.
     *
     * @param shares shares of one side; not changed
     * @param size size of that side
     * @param rule what fills them
     * @return fresh shares
     */
    public static double[] fill(double[] shares, double size, ZeroFill rule) {
        double[] filled = shares.clone();
        switch (rule.rule()) {
            case NONE -> {
                return filled;
            }
            case FLOOR -> raise(filled, rule.amount());
            case LAPLACE -> smooth(filled, size, rule.amount());
            case EVIDENTLY -> replaceZeros(filled);
        }
        return filled;
    }

    private static void raise(double[] shares, double floor) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.max(shares[i], floor);
        }
    }

    private static void smooth(double[] shares, double size, double count) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (shares[i] * size + count) / (size + count * shares.length);
        }
    }

    private static void replaceZeros(double[] shares) {
        double least = Double.POSITIVE_INFINITY;
        for (double share : shares) {
            least = share > 0 ? Math.min(least, share) : least;
        }
        double substitute = least <= EVIDENTLY_SHARE ? least / EVIDENTLY_FRACTION : EVIDENTLY_SHARE;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] == 0 ? substitute : shares[i];
        }
    }

    /**
     * Returns shares scaled to a sum of 1.
     *
     * @param shares the shares, with a positive sum; not changed
     */
    public static double[] normalized(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double[] scaled = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            scaled[i] = shares[i] / sum;
        }
        return scaled;
    }
}
