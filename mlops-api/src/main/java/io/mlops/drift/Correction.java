package io.mlops.drift;

/** How p-values of several columns are corrected for there being several. */
public enum Correction {
    /** Not at all: with 20 columns at a level of 0.05, one false alarm is expected in each check. */
    NONE,
    /**
     * Times the number of columns; bounds the probability of any false alarm.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1961.10482090">Dunn 1961</a>
     */
    BONFERRONI,
    /**
     * Bonferroni step by step; the same bound, never weaker.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
     */
    HOLM,
    /**
     * Bounds the probability of any false alarm for independent columns; slightly less strict than Bonferroni.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1967.10482935">Sidak 1967</a>
     */
    SIDAK,
    /**
     * Sidak step by step; the same bound for independent columns, never weaker.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
     */
    HOLM_SIDAK,
    /**
     * Holm's factors from the largest p-value down; the same bound for independent or positively dependent columns, never weaker.
     *
     * @see <a href="https://doi.org/10.1093/biomet/75.4.800">Hochberg 1988</a>
     */
    HOCHBERG,
    /**
     * Bounds the probability of any false alarm for independent or positively dependent columns; never weaker than Holm.
     *
     * @see <a href="https://doi.org/10.1093/biomet/75.2.383">Hommel 1988</a>
     */
    HOMMEL,
    /**
     * Bounds the expected share of false alarms among the alarms, for independent or positively dependent columns.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg 1995</a>
     */
    BENJAMINI_HOCHBERG,
    /**
     * The same share under any dependence.
     *
     * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini and Yekutieli 2001</a>
     */
    BENJAMINI_YEKUTIELI
}
