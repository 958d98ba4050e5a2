package io.mlops.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.OutboxSettings;
import io.mlops.error.BackendException;
import io.mlops.error.ErrorCode;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.outbox.Outbox;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server does not take as it comes is sent in parts. */
class OutboxPartsTest {
    private final RemoteDouble server = new RemoteDouble();

    @TempDir
    Path folder;

    private Mlops mlops;

    @BeforeEach
    void open() {
        mlops = MlopsSdk.builder()
                .backend(server)
                .outbox(OutboxSettings.at(folder.resolve("outbox")).longestPause(Duration.ofMillis(20)))
                .open();
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private Outbox outbox() {
        return mlops.outbox().orElseThrow();
    }

    private void awaitDelivered() {
        assertThat(outbox().awaitDelivered(Duration.ofMinutes(1)))
                .as("%s", outbox().status())
                .isTrue();
    }

    private String serverId(String localId) {
        return outbox().serverId(localId).orElseThrow();
    }

    private Run onServer(String localId) {
        return server.content().runs().orElseThrow().findRun(serverId(localId)).orElseThrow();
    }

    @Test
    void paramThatIsRefusedAmongOthers_isSetAsideAlone() {
        server.setRule((method, arguments) -> {
            if (arguments.get(0) instanceof RunBatch batch && batch.params().containsKey("p7")) {
                throw new InvalidInputException("param", "must not be p7", "p7", "");
            }
        });
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        Map<String, Integer> params = new HashMap<>();
        IntStream.range(0, 40).forEach(i -> params.put("p" + i, i));
        run.logParams(params);
        run.finish();
        awaitDelivered();

        assertThat(onServer(run.id()).data().params()).hasSize(39).doesNotContainKey("p7");
        assertThat(outbox().parked(10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("p7"));
    }

    /** A body that is too large is refused; a request that takes too long has no answer. */
    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"INVALID_INPUT", "OUTCOME_UNKNOWN", "BACKEND_FAILURE"})
    void whatIsTooMuchForTheServerAtOnce_isSentInSmallerParts(ErrorCode code) {
        AtomicInteger failures = new AtomicInteger();
        server.setRule((method, arguments) -> {
            if (sizeOf(method, arguments) > 100) {
                failures.incrementAndGet();
                throw tooMuch(code);
            }
        });
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        for (int step = 0; step < 5_000; step++) {
            run.logMetric("loss", step, step);
        }
        Map<String, Integer> params = new HashMap<>();
        IntStream.range(0, 250).forEach(i -> params.put("p" + i, i));
        run.logParams(params);
        run.finish();
        awaitDelivered();

        assertThat(outbox().status().isEmpty()).as("%s", outbox().status()).isTrue();
        assertThat(ServerContent.points(server, serverId(run.id()), "loss")).hasSize(5_000);
        assertThat(onServer(run.id()).data().params()).hasSize(250);
        assertThat(failures)
                .as("what was too much is remembered")
                .hasValueLessThan(code == ErrorCode.INVALID_INPUT ? 200 : 60);
    }

    private static int sizeOf(String method, List<?> arguments) {
        return switch (method) {
            case "append" ->
                ((List<?>) arguments.get(2))
                        .stream()
                                .map(MetricBatch.class::cast)
                                .mapToInt(batch -> batch.points().size())
                                .sum();
            case "logBatch" -> ((RunBatch) arguments.get(0)).params().size();
            default -> 1;
        };
    }

    private static MlopsException tooMuch(ErrorCode code) {
        return switch (code) {
            case INVALID_INPUT -> new InvalidInputException("body", "must be smaller", "large", "");
            case OUTCOME_UNKNOWN -> new OutcomeUnknownException("it took too long", null);
            default -> new BackendException("the server broke down", null);
        };
    }
}
