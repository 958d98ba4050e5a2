package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.governance.Policies;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.RunSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {
    @TempDir
    Path folder;

    @Test
    void oldHandle_ofASecondProcess_isJudgedByThePolicyThatIsStored() throws IOException, InterruptedException {
        Path place = folder.resolve("store");
        try (Mlops mlops = MlopsSdk.open(place)) {
            ModelVersion first = register(mlops, "first");
            register(mlops, "second");
            Process child = start(place);
            try (BufferedReader lines = child.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("moved");
                mlops.governance().enforce(Policies.fourEyes("champion"));

                assertThat(List.of(lines.readLine(), lines.readLine()))
                        .containsExactly("ApprovalRequiredException", "PolicyViolationException");
                assertThat(child.waitFor()).isZero();
            } finally {
                child.destroyForcibly();
            }
            assertThat(mlops.registry().getVersionByAlias("scorer", "champion")).isEqualTo(first);
            assertThat(mlops.governance().audit().entries(0, 1000))
                    .filteredOn(entry -> entry.action().endsWith(":denied"))
                    .extracting(entry -> entry.action())
                    .containsExactly("alias.set:denied", "alias.delete:denied");
        }
    }

    private ModelVersion register(Mlops mlops, String content) {
        return mlops.tracking()
                .run(
                        RunSpec.of("e", content),
                        run -> mlops.registry().register("scorer", StoreFixture.logModel(run, folder, content)));
    }

    private static Process start(Path place) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        OldHandle.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
