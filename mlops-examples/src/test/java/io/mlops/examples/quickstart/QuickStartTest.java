package io.mlops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuickStartTest {
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "mlops", "examples", "quickstart", "QuickStart.java");

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
        List<String> lines = Files.readAllLines(SOURCE);
        String code = String.join(
                        "\n", lines.subList(index(lines, "// README: start") + 1, index(lines, "// README: end")))
                .stripIndent();

        assertThat(Files.readString(Path.of("..", "README.md"))).contains("```java\n" + code + "\n```");
    }

    private static int index(List<String> lines, String marker) {
        int index = 0;
        while (!lines.get(index).contains(marker)) {
            index++;
        }
        return index;
    }
}
