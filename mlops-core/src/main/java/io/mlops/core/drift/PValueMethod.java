package io.mlops.core.drift;

/** How a p-value is found. */
public enum PValueMethod {
    /** Exact for small samples, else asymptotic, as each test says. */
    AUTO(org.apache.commons.statistics.inference.PValueMethod.AUTO),
    /** Exact, whatever it costs: time grows with the product of the sizes. */
    EXACT(org.apache.commons.statistics.inference.PValueMethod.EXACT),
    /** By the limiting law. */
    ASYMPTOTIC(org.apache.commons.statistics.inference.PValueMethod.ASYMPTOTIC);

    private final org.apache.commons.statistics.inference.PValueMethod method;

    PValueMethod(org.apache.commons.statistics.inference.PValueMethod method) {
        this.method = method;
    }

    org.apache.commons.statistics.inference.PValueMethod method() {
        return method;
    }
}
