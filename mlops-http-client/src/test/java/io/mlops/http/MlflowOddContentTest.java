package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.error.MlopsException;
import io.mlops.http.server.PromptSockets;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are JSON and not what MLflow's have in them: what is asked for is not there, or the error says so; nothing else is thrown. */
class MlflowOddContentTest {
    private static final String RUN = "0123456789abcdef0123456789abcdef";

    private interface Question {
        Object ask(Backend backend) throws IOException;
    }

    private static final List<Question> QUESTIONS = List.of(
            backend -> backend.runs().orElseThrow().findExperiment("1"),
            backend -> backend.runs().orElseThrow().findExperimentByName("e"),
            backend -> backend.runs().orElseThrow().searchExperiments(SearchQuery.all()),
            backend -> backend.runs().orElseThrow().findRun(RUN),
            backend -> backend.runs().orElseThrow().searchRuns(List.of("1"), SearchQuery.all()),
            backend -> backend.runs().orElseThrow().findModel("m-" + RUN),
            backend -> backend.metrics().orElseThrow().latest(RUN),
            backend -> backend.metrics()
                    .orElseThrow()
                    .history(RUN, MetricSeries.of("loss"), StepRange.ALL, PageRequest.first(10)),
            backend -> backend.registry().orElseThrow().findModel("m"),
            backend -> backend.registry().orElseThrow().findVersion("m", 1),
            backend -> backend.registry().orElseThrow().nextVersion("m"),
            backend -> backend.registry().orElseThrow().findAlias("m", "champion"),
            backend -> backend.registry().orElseThrow().aliasHistory("m", "champion"),
            backend -> backend.registry().orElseThrow().searchModels(SearchQuery.all()),
            backend -> backend.registry().orElseThrow().searchVersions(SearchQuery.all()),
            backend -> backend.artifacts().orElseThrow().list(RUN, "", PageRequest.first(10)),
            backend -> backend.artifacts().orElseThrow().open(RUN, new ArtifactPath("f"), ByteRange.ALL));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"run\":7,\"experiment\":[],\"registered_model\":\"x\",\"model_version\":null,\"metrics\":{\"a\":1},\"files\":3}",
                "{\"run\":{\"info\":{\"run_id\":{},\"status\":9,\"start_time\":\"soon\",\"end_time\":-9e99,\"artifact_uri\":\"mlflow-artifacts:/../..\"},\"data\":{\"metrics\":[{\"key\":7,\"value\":\"many\"}]}}}",
                "{\"runs\":[{},{\"info\":null}],\"experiments\":[{},3],\"registered_models\":[{}],\"model_versions\":[{\"version\":\"first\"}]}",
                "{\"experiment\":{\"experiment_id\":\"x\",\"creation_time\":99999999999999999999}}",
                "{\"registered_model\":{\"name\":\"m\",\"latest_versions\":[{\"version\":\"first\"}],\"aliases\":[{\"alias\":\"champion\",\"version\":\"one\"}],\"tags\":[{\"key\":\"mlops.http.last-version\",\"value\":\"x\"},{}]}}",
                "{\"model_version\":{\"name\":\"m\",\"version\":\"-1\",\"status\":\"ODD\",\"source\":7}}",
                "{\"metrics\":[{},{\"value\":\"x\",\"step\":\"y\",\"timestamp\":-5}]}",
                "{\"model\":{\"info\":{\"model_id\":\"../../x\",\"tags\":[{\"key\":\"mlops.http.model\",\"value\":\"{\\\"path\\\":\\\"../..\\\",\\\"digest\\\":\\\"zz\\\"}\"}]}}}",
                "{\"run\":{\"info\":{\"run_id\":\"r\",\"artifact_uri\":\"mlflow-artifacts:/0/r/artifacts\"}},\"files\":[{\"path\":\"../../etc\"},{\"is_dir\":true,\"path\":\"..\"},{}]}"
            })
    void answer_ofOddContent_isReadOrRefusedAndNeverBreaksTheClient(String body) throws IOException {
        try (MockWebServer server = PromptSockets.server()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(200).body(body).build();
                }
            });
            server.start();
            try (Backend backend = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context())) {
                for (int i = 0; i < QUESTIONS.size(); i++) {
                    try {
                        assertThat(QUESTIONS.get(i).ask(backend)).isNotNull();
                    } catch (MlopsException e) {
                        assertThat(e.getMessage()).as("question %d", i).isNotBlank();
                    }
                }
            }
        }
    }
}
