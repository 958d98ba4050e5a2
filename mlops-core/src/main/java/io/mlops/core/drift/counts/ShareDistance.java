package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Filling;

/** Distances of two discrete distributions, given as shares of the same cells. */
public enum ShareDistance {
    /**
     * Square root of 1 minus the sum of the geometric means; 0 to 1.
     *
     * @see <a href="https://doi.org/10.1515/crll.1909.136.210">Hellinger 1909</a>
     */
    HELLINGER("hellinger") {
        @Override
        public double between(double[] p, double[] q) {
            double affinity = 0;
            for (int i = 0; i < p.length; i++) {
                affinity += Math.sqrt(p[i] * q[i]);
            }
            return Math.sqrt(Math.max(0, Math.min(1, 1 - affinity)));
        }
    },
    /**
     * Jensen-Shannon divergence in nats, of the shares scaled to a sum of 1; 0 to log 2.
     *
     * @see <a href="https://doi.org/10.1109/18.61115">Lin 1991</a>
     */
    JENSEN_SHANNON_DIVERGENCE("jensen-shannon-divergence") {
        @Override
        public double between(double[] p, double[] q) {
            double[] x = Filling.normalized(p);
            double[] y = Filling.normalized(q);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double middle = (x[i] + y[i]) / 2;
                sum += relative(x[i], middle) + relative(y[i], middle);
            }
            return Math.max(0, sum / 2);
        }
    },
    /**
     * Square root of the Jensen-Shannon divergence in nats; a metric, 0 to 0.8326.
     *
     * @see <a href="https://doi.org/10.1109/TIT.2003.813506">Endres and Schindelin 2003</a>
     */
    JENSEN_SHANNON("jensen-shannon") {
        @Override
        public double between(double[] p, double[] q) {
            return Math.sqrt(JENSEN_SHANNON_DIVERGENCE.between(p, q));
        }
    },
    /**
     * Divergence of the reference from the current shares in nats, both scaled to a sum of 1; infinite where a cell is
     * empty in the current sample only.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback and Leibler 1951</a>
     */
    KULLBACK_LEIBLER("kullback-leibler") {
        @Override
        public double between(double[] p, double[] q) {
            double[] x = Filling.normalized(p);
            double[] y = Filling.normalized(q);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += relative(x[i], y[i]);
            }
            return sum;
        }
    },
    /**
     * Population stability index: the sum of both divergences in nats, shares as they are; infinite where a cell is empty
     * on one side only and is not filled.
     *
     * @see <a href="https://doi.org/10.1080/03610926.2020.1866783">Yurdakul and Naranjo 2020</a>
     */
    POPULATION_STABILITY_INDEX("population-stability-index") {
        @Override
        public double between(double[] p, double[] q) {
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += p[i] == q[i] ? 0 : (p[i] - q[i]) * Math.log(p[i] / q[i]);
            }
            return sum;
        }
    },
    /** Half the sum of the absolute differences; 0 to 1. */
    TOTAL_VARIATION("total-variation") {
        @Override
        public double between(double[] p, double[] q) {
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += Math.abs(p[i] - q[i]);
            }
            return sum / 2;
        }
    },
    /** The largest absolute difference; 0 to 1. */
    L_INFINITY("l-infinity") {
        @Override
        public double between(double[] p, double[] q) {
            double largest = 0;
            for (int i = 0; i < p.length; i++) {
                largest = Math.max(largest, Math.abs(p[i] - q[i]));
            }
            return largest;
        }
    };

    private final String method;

    ShareDistance(String method) {
        this.method = method;
    }

    /** Returns the stable name. */
    public String method() {
        return method;
    }

    /**
     * Returns the distance.
     *
     * @param p shares of the reference
     * @param q shares of the current sample, as many
     */
    public abstract double between(double[] p, double[] q);

    static double relative(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }
}
