package io.mlops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.examples.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickStartTest {
    @TempDir
    private Path folder;

    @Test
    void main_emptyFolder_servesWhatWasTrained() throws IOException {
        QuickStart.main(new String[] {folder.toString()});

        double weight = Double.parseDouble(Files.readString(folder.resolve("served/weight.txt")));
        assertThat(weight).isBetween(99.0, 100.0);
    }

    @Test
    void readme_itsExample_isTheCodeThatRuns() throws IOException {
        Readme.assertQuotes("main/java/io/mlops/examples/quickstart/QuickStart.java");
    }
}
