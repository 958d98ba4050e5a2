package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.event.AliasMoved;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Policies;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MainJobTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void job_fromRunToLoadedModel_keepsEverythingAsWritten(String kind) throws IOException {
        try (Mlops mlops = StoreFixture.open(kind, folder)) {
            ModelVersion version = train(mlops, "first");

            Run run = mlops.tracking()
                    .searchRuns(List.of("churn"), SearchQuery.where("metrics.auc > 0.5 AND params.depth = '6'"))
                    .items()
                    .get(0);
            MetricPoints history = mlops.tracking().history(run.id(), "auc");
            mlops.registry().setAlias(version, "champion");
            LoadedModel loaded = mlops.registry().load("models:/scorer@champion");

            assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.param("rate")).contains("0.1");
            assertThat(history.values()).containsExactly(0.5, 0.6, 0.7);
            assertThat(version.source().runId()).isEqualTo(run.id());
            assertThat(loaded.version().version()).isEqualTo(1);
            assertThat(loaded.signature()).contains(StoreFixture.SIGNATURE);
            assertThat(loaded.references()).containsOnlyKeys("all");
            try (InputStream weights = loaded.open("weights.bin")) {
                assertThat(new String(weights.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("first");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void alias_guardedByPolicy_isRefusedWithoutApprovalAndStaysUnset(String kind) {
        try (Mlops mlops = StoreFixture.open(kind, folder)) {
            ModelVersion version = train(mlops, "first");
            mlops.governance().enforce(Policies.fourEyes("champion"));

            assertThatThrownBy(() -> mlops.registry().setAlias(version, "champion"))
                    .isInstanceOf(ApprovalRequiredException.class);

            assertThat(mlops.registry().findVersionByAlias("scorer", "champion"))
                    .isEmpty();
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void rollback_afterPromotion_pointsBackAndTellsListeners(String kind) {
        List<MlopsEvent> heard = new CopyOnWriteArrayList<>();
        try (Mlops mlops = StoreFixture.open(kind, folder)) {
            mlops.events().subscribe(AliasMoved.class, heard::add);
            ModelVersion first = train(mlops, "first");
            ModelVersion second = train(mlops, "second");
            mlops.registry().setAlias(first, "champion");
            mlops.registry().setAlias(second, "champion");

            ModelVersion back = mlops.registry().rollback("scorer", "champion");

            assertThat(back.version()).isEqualTo(first.version());
            assertThat(mlops.registry().getVersionByAlias("scorer", "champion").version())
                    .isEqualTo(1);
            await().until(() -> heard.size() == 3);
            assertThat(heard)
                    .extracting(event -> ((AliasMoved) event).current().version())
                    .containsExactly(1, 2, 1);
        }
    }

    private ModelVersion train(Mlops mlops, String content) {
        return mlops.tracking().run("churn", "gbm-" + content, run -> {
            run.logParams(Map.of("depth", 6, "rate", 0.1));
            for (int epoch = 0; epoch < 3; epoch++) {
                run.logMetric("auc", 0.5 + epoch / 10.0, epoch);
            }
            run.logReference(StoreFixture.profile(1, 2, 3));
            return mlops.registry().register("scorer", StoreFixture.logModel(run, folder, content));
        });
    }
}
