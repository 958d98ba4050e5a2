package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, once, on generated hours; told by the job as it ships. */
final class BikeDemandJobTest {
    @TempDir
    private static Path output;

    private static Summary summary;

    @BeforeAll
    static void tell() throws Exception {
        summary = BikeDemandJob.run(JobSettings.of(new Properties(), output));
    }

    @Test
    void run_generatedHours_decaysAndRecoversLikeTheRealOnes() {
        assertThat(BikeDemandCheck.broken(summary)).isEmpty();
    }

    @Test
    void run_candidates_areRankedByTheirError() {
        assertThat(summary.candidates()).hasSize(3);
        assertThat(summary.candidates().get(0).learner()).isEqualTo("random-forest");
        assertThat(summary.candidates())
                .extracting(Summary.Candidate::heldOutError)
                .isSorted();
    }

    @Test
    void run_decay_raisesAnAlertOfItsError() {
        assertThat(summary.alert().findings()).isNotEmpty();
        assertThat(summary.alert().since()).isBetween("2012-01-01", "2012-03-01");
        assertThat(summary.alert().raisedAt()).isBetween("2012-01-01", "2012-03-01");
    }

    @Test
    void run_promotions_areApprovedByTheSecondPerson() {
        assertThat(summary.promotions()).extracting(Summary.Promotion::version).containsExactly(1, 2, 1, 2);
        assertThat(summary.promotions())
                .extracting(Summary.Promotion::approvedBy)
                .containsOnly("ben");
        assertThat(summary.promotions().get(1).at()).startsWith("2012-07-01T00:00");
    }

    @Test
    void run_newModel_isBetterThanTheChampionOnTheSameDays() {
        assertThat(summary.retraining().recentError())
                .isLessThan(summary.retraining().championRecentError());
    }

    @Test
    void run_auditLog_verifies() {
        assertThat(summary.audit().verified()).isTrue();
        assertThat(summary.audit().entries()).isPositive();
    }

    @Test
    void run_summary_isWrittenAsItIs() throws IOException {
        assertThat(Summary.read(output.resolve("summary.json"))).isEqualTo(summary);
    }

    @Test
    void run_report_showsPromotionsAlertAndEachColumn() throws IOException {
        String report = Files.readString(output.resolve("report.html"));

        assertThat(report).contains("version 1 promoted", "version 2 promoted", "alert", "windspeed", "<svg");
        assertThat(report).doesNotContain("<script", "src=\"http");
    }
}
