package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.child.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;

/** The metric buffers and the group commit under jcstress: {@code BufferRaces} and {@code GroupCommitRaces}. A write that nobody answers shows as a timeout. */
class RacesTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void races_forAMoment_endAsTheyMay() throws Exception {
        // Its forks have the flags of the first, and the second compiler costs more than the races.
        ChildJvm.Launch launch = ChildJvm.plain().flags("-XX:TieredStopAtLevel=1");
        explore(launch, "LogAndSettle$|WriteBoth$", 2, "-iters", "2", "-time", "200");
    }

    @Test
    @Tag("stress")
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void races_forMinutes_endAsTheyMay() throws Exception {
        explore(ChildJvm.plain(), "Races", 6, "-iters", "10", "-time", "3000");
    }

    /** A build has time for one race of the buffers and for that of the group commit; a minute a race is what the stress profile has. */
    private void explore(ChildJvm.Launch launch, String races, int count, String... effort) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "a race needs two processors");
        List<String> arguments = new ArrayList<>(List.of(effort));
        arguments.addAll(List.of("-t", races, "-r", "results", "-sc", "false", "-af", "NONE", "-pth", "false"));
        // One configuration of the JVM; left alone, each race runs in a dozen.
        arguments.addAll(List.of("-jvmArgs", "-XX:+UseSerialGC"));
        try (ChildJvm child = launch.in(folder).start(Main.class, arguments.toArray(String[]::new))) {
            List<String> lines = child.readAll();

            assertThat(child.await()).as("%s", String.join("\n", lines)).isZero();
            assertThat(lines)
                    .as("%s", String.join("\n", lines))
                    .anyMatch(line -> line.contains("All remaining tests: " + count + " matching"));
        }
    }
}
