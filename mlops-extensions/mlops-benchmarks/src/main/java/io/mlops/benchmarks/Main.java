package io.mlops.benchmarks;

import io.mlops.benchmarks.disk.SyncProfiler;
import java.io.IOException;
import java.util.stream.Stream;

/** Runs JMH with what its command line asks for, and with {@link SyncProfiler} and {@link CallerAllocation} always. */
public final class Main {
    private Main() {}

    /**
     * Runs the benchmarks.
     *
     * @param args the arguments of {@code org.openjdk.jmh.Main}; {@code -h} lists them
     * @throws IOException if JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        Stream<String> always =
                Stream.of("-prof", SyncProfiler.class.getName(), "-prof", CallerAllocation.class.getName());
        org.openjdk.jmh.Main.main(Stream.concat(Stream.of(args), always).toArray(String[]::new));
    }
}
