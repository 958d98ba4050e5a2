package io.mlops.benchmarks.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code curl} and waits for it. Stateless. */
final class Curl {
    private Curl() {}

    /** Returns how many requests it made, each of which was answered with success. */
    static int run(List<String> arguments, int requests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail-early"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ended with " + process.exitValue());
        }
        return requests;
    }
}
