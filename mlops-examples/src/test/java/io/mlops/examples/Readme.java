package io.mlops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** README.md quotes code that is under test. */
public final class Readme {
    private Readme() {}

    /**
     * Fails unless README.md has, as Java, what a source file has between its markers.
     *
     * @param source below {@code src} of this module
     */
    public static void assertQuotes(String source) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", source.split("/")));
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
