package io.mlops.benchmarks.mlflow;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;

/** The server that is measured. Stateless. */
final class BenchServer {
    private BenchServer() {}

    static String url() {
        return System.getProperty("mlops.bench.mlflow", "http://127.0.0.1:5000");
    }

    static Mlops open() {
        return MlopsSdk.builder().backend("mlflow+" + url()).open();
    }
}
