package io.mlops.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was erased is in no file of the store, while it is still open. */
class ErasedFilesTest {
    private static final String PERSON = "carla.miller@example.org";

    @TempDir
    Path folder;

    private static void write(Mlops mlops, String text) {
        mlops.registry().setModelTag("churn", "contact", text);
        mlops.registry().deleteModelTag("churn", "contact");
    }

    /** As long as a description may be: with what was before and after, an entry has more text than a page holds. */
    private static String longText(String marker) {
        return IntStream.range(0, 350).mapToObj(i -> marker + " " + i).collect(Collectors.joining("\n"));
    }

    private List<Path> filesThatHold(String marker) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("mlops.db"))
                    .filter(file -> contains(file, marker))
                    .toList();
        }
    }

    private static boolean contains(Path file, String marker) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void files_afterAnErasure_holdNothingOfIt() throws IOException {
        try (Mlops mlops = MlopsSdk.open(folder)) {
            Mlops carla = mlops.actingAs(Principal.unauthenticated(PERSON));
            mlops.registry().createModel("churn", "");
            for (int i = 0; i < 40; i++) {
                write(mlops, "kept " + i);
                write(mlops, "MARKED " + i);
            }
            carla.registry().describeModel("churn", longText("MARKED a"));
            carla.registry().describeModel("churn", longText("MARKED b"));
            mlops.registry().describeModel("churn", "");
            assertThat(filesThatHold("MARKED")).isNotEmpty();
            assertThat(filesThatHold(PERSON)).isNotEmpty();

            for (AuditEntry entry : mlops.governance().audit().entries(0, 1_000)) {
                if (entry.details().values().stream().anyMatch(text -> text.contains("MARKED"))) {
                    mlops.governance().audit().eraseTexts(entry.index(), "");
                }
            }
            mlops.governance().audit().eraseName(PERSON, "");

            assertThat(filesThatHold("MARKED")).isEmpty();
            assertThat(filesThatHold(PERSON)).isEmpty();
            assertThat(filesThatHold("kept 39")).isNotEmpty();
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        }
    }
}
