package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.page.PageRequest;
import io.mlops.postgres.TestServer;
import io.mlops.s3.ObjectServer;
import io.mlops.spi.Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, once, on generated hours, told by the job as it ships: rows on PostgreSQL and files on S3, by two properties and the credentials. Takes most of a minute, as the story of a folder does once more. */
@Tag("stress")
final class MixedJobTest {
    private static final String PREFIX = "bikes";

    @RegisterExtension
    static final ObjectServer OBJECTS = new ObjectServer();

    @TempDir
    private static Path output;

    private static Map<String, String> properties = Map.of();
    private static Summary summary;

    @BeforeAll
    static void tell() throws Exception {
        properties = Map.of(
                "mlops.store",
                TestServer.shared().location() + "&currentSchema=bikes",
                "mlops.artifacts",
                "s3://" + ObjectServer.BUCKET + "/" + PREFIX + "?path-style=true&endpoint=" + OBJECTS.endpoint(),
                "aws.accessKeyId",
                ObjectServer.CREDENTIALS.accessKeyId(),
                "aws.secretAccessKey",
                ObjectServer.CREDENTIALS.secretAccessKey());
        System.getProperties().putAll(properties);
        summary = BikeDemandJob.run(JobSettings.of(System.getProperties(), output));
    }

    @AfterAll
    static void forget() {
        properties.keySet().forEach(System::clearProperty);
    }

    @Test
    void run_onPostgresAndS3_decaysAndRecoversAsOnAFolder() {
        assertThat(BikeDemandCheck.broken(summary)).isEmpty();
        assertThat(summary.promotions())
                .extracting(Summary.Promotion::approvedBy)
                .hasSize(4)
                .containsOnly("ben");
    }

    @Test
    void run_onPostgresAndS3_keepsRowsInTheOneAndFilesInTheOther() throws Exception {
        String runId = summary.candidates().get(0).runId();

        assertThat(TestServer.shared().number("SELECT count(*) FROM bikes.run WHERE run_id = '" + runId + "'"))
                .isEqualTo(1);
        try (Backend files = OBJECTS.builder(PREFIX).open()) {
            List<ArtifactInfo> kept = files.artifacts()
                    .orElseThrow()
                    .list(runId, "", PageRequest.first(100))
                    .items();
            assertThat(kept).extracting(file -> file.path().toString()).anyMatch(path -> path.startsWith("model/"));
        }
        assertThat(output.resolve("store")).doesNotExist();
    }
}
