package io.mlops.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.OutboxSettings;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that loses a third of all requests or answers, and an outbox that is closed and opened in between: in the end the server has what was logged, each once. */
class ChaosTest {
    private static final int OPENINGS = 3;
    private static final int RUNS = 3;

    @TempDir
    Path folder;

    private final RemoteDouble server = new RemoteDouble();
    private final Map<String, Map<String, String>> params = new HashMap<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<String, List<String>> points = new HashMap<>();

    private Mlops open() {
        return MlopsSdk.builder()
                .backend(server)
                .outbox(OutboxSettings.at(folder.resolve("outbox"))
                        .longestPause(Duration.ofMillis(5))
                        .settleTime(Duration.ofMillis(20)))
                .closeTimeout(Duration.ofMillis(50))
                .open();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void server_thatLosesRequestsAndAnswers_endsWithTheTruth(long seed) {
        Random random = new Random(seed);
        server.failAtRandom(seed, 33);
        for (int opening = 0; opening < OPENINGS; opening++) {
            try (Mlops mlops = open()) {
                for (int i = 0; i < RUNS; i++) {
                    log(mlops, random);
                }
            }
        }
        try (Mlops mlops = open()) {
            assertThat(mlops.outbox().orElseThrow().awaitDelivered(Duration.ofMinutes(1)))
                    .isTrue();
            assertThat(mlops.outbox().orElseThrow().status().parkedWrites()).isZero();
            assertThat(ServerContent.runs(server)).hasSize(OPENINGS * RUNS);
            params.keySet().forEach(id -> assertDelivered(mlops, id));
        }
    }

    private void log(Mlops mlops, Random random) {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("chaos-" + random.nextInt(2), "r"));
        Map<String, String> ofParams = params.computeIfAbsent(run.id(), id -> new HashMap<>());
        Map<String, String> ofTags = tags.computeIfAbsent(run.id(), id -> new HashMap<>());
        List<String> ofPoints = points.computeIfAbsent(run.id(), id -> new ArrayList<>());
        for (int i = 0; i < 60; i++) {
            String key = "k" + random.nextInt(5);
            switch (random.nextInt(4)) {
                case 0 -> {
                    run.logParam("p" + i, i);
                    ofParams.put("p" + i, Integer.toString(i));
                }
                case 1 -> {
                    run.setTag(key, Integer.toString(i));
                    ofTags.put(key, Integer.toString(i));
                }
                case 2 -> {
                    run.deleteTag(key);
                    ofTags.remove(key);
                }
                default -> {
                    double value = random.nextDouble();
                    run.logMetric("loss", value, i, Instant.ofEpochMilli(i));
                    ofPoints.add(i + "@" + i + "=" + value);
                    if (random.nextBoolean()) {
                        run.flush();
                    }
                }
            }
        }
        run.finish();
    }

    private void assertDelivered(Mlops mlops, String id) {
        String there = mlops.outbox().orElseThrow().serverId(id).orElseThrow();
        Run run = server.content().runs().orElseThrow().findRun(there).orElseThrow();
        assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.data().params()).isEqualTo(params.get(id));
        Map<String, String> own = new HashMap<>(run.data().tags());
        own.keySet().removeIf(key -> !key.matches("k\\d"));
        assertThat(own).isEqualTo(tags.get(id));
        assertThat(ServerContent.points(server, there, "loss")).isEqualTo(points.get(id));
    }
}
