package io.mlops.core.report.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.core.quality.Finding;
import io.mlops.core.table.CsvFile;
import io.mlops.core.table.TableData;
import io.mlops.data.Profile;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriftReportTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    private Path folder;

    private DriftReport compare(String then, String now) throws IOException {
        CsvFile reference = CsvFile.open(Files.writeString(folder.resolve("then.csv"), then));
        CsvFile current = CsvFile.open(Files.writeString(folder.resolve("now.csv"), now));
        TableData referenceData = TableData.reference(reference, reference.inferSchema());
        TableData currentData = TableData.against(current, referenceData.profile(), name -> true);
        return DriftReport.compare(referenceData, currentData, DriftPresets.standard());
    }

    /** Numbers around a mean, colours, and an id and a time of each row. */
    private static String table(double mean, String colour, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("x,y,colour,id,at\n");
        for (int i = 0; i < 400; i++) {
            csv.append(mean + random.nextGaussian())
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',')
                    .append(random.nextInt(4) == 0 ? colour : "red")
                    .append(",id")
                    .append(seed * 1_000 + i)
                    .append(",2024-01-0")
                    .append(1 + i % 9)
                    .append('\n');
        }
        return csv.toString();
    }

    @Test
    void report_ofDataThatStayed_isStable() throws IOException {
        DriftReport report = compare(table(0, "blue", 1), table(0, "blue", 2));

        assertThat(report.verdict()).as(report.rule()).isEqualTo(Verdict.STABLE);
        assertThat(report.drift().columns()).containsOnlyKeys("x", "y", "colour");
        assertThat(report.leftOut()).containsOnlyKeys("id", "at");
        assertThat(report.exact()).isTrue();
    }

    @Test
    void report_ofDataThatMoved_namesTheColumns() throws IOException {
        DriftReport report = compare(table(0, "blue", 1), table(1, "green", 2));

        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.drift().drifted()).containsExactly("x", "colour");
        assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.UNSEEN);
    }

    @Test
    void report_ofTwoProfiles_concludesAsThatOfTheValues() throws IOException {
        DriftReport exact = compare(table(0, "blue", 1), table(1, "green", 2));
        Profile reference = Profile.fromBytes(exact.reference().profile().toBytes());
        Profile window = Profile.fromBytes(exact.current().profile().toBytes(), reference);
        DriftReport report = DriftReport.compare(reference, window, DriftPresets.standard());

        assertThat(report.exact()).isFalse();
        assertThat(report.drift().drifted()).isEqualTo(exact.drift().drifted());
        assertThat(report.html("then", "now").html()).contains("on profiles", "Known flaw");
    }

    @Test
    void textsOfTooManyKinds_leaveTheOtherColumnsExact() throws IOException {
        StringBuilder csv = new StringBuilder("x,name\n");
        for (int i = 0; i <= TableData.MOST_CATEGORIES; i++) {
            csv.append(i % 100).append(",name").append(i).append('\n');
        }
        DriftReport report = compare(csv.toString(), csv.toString());

        assertThat(report.exact()).isTrue();
        assertThat(report.reference().values()).containsOnlyKeys("x");
        assertThat(report.leftOut()).containsOnlyKeys("name");
    }

    @Test
    void column_thatTurnedIntoText_isDrift() throws IOException {
        DriftReport report = compare("x,y\n" + "1,1\n2,2\n3,3\n".repeat(50), "x,y\n" + "1,a\n2,b\n3,c\n".repeat(50));

        assertThat(report.drift().columns().get("y").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.rule()).contains("data quality");
    }

    @Test
    void columns_thatAppearedOrVanished_areDriftAndFindings() throws IOException {
        DriftReport report = compare("x,old\n" + "1,1\n2,2\n".repeat(50), "x,new\n" + "1,1\n2,2\n".repeat(50));

        assertThat(report.drift().columns().get("old").method()).isEqualTo(DatasetDrift.PRESENCE);
        assertThat(report.drift().columns().get("new").method()).isEqualTo(DatasetDrift.PRESENCE);
        assertThat(report.findings())
                .extracting(finding -> finding.column() + " " + finding.kind())
                .contains("old VANISHED", "new APPEARED");
        assertThat(report.html("then", "now").html()).contains("the current data lack this column");
    }

    @Test
    void report_ofATableWithoutRows_hasInsufficientData() throws IOException {
        assertThat(compare("x\n1\n2\n", "x\n").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(compare("x\n", "x\n1\n2\n").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(compare("x\n", "x\n").html("then", "now").html()).contains("do not allow a conclusion");
    }

    @Test
    void html_ofHostileNamesAndValues_escapesThem() throws IOException {
        String then = "x," + HOSTILE + "\n" + "1,a\n2,b\n".repeat(50);
        String now = "x," + HOSTILE + "\n" + ("1," + HOSTILE + "\n2,\"\"\"onload=\"\n").repeat(50);
        DriftReport report = compare(then, now);
        String html = report.html(HOSTILE, "now").html();

        assertThat(html).doesNotContain("<script").contains("&lt;script", "Content-Security-Policy");
    }

    @Test
    void json_ofAReport_holdsWhatTheReportSays() throws IOException {
        DriftReport report = compare(table(0, "blue", 1), table(1, "green", 2));
        JsonNode json = parse(report.json("then.csv", "now.csv"));

        assertThat(json.get("verdict").asText()).isEqualTo("DRIFTED");
        assertThat(json.get("reference").get("name").asText()).isEqualTo("then.csv");
        assertThat(json.get("reference").get("rows").asLong()).isEqualTo(400);
        assertThat(json.get("drifted").toString()).isEqualTo("[\"x\",\"colour\"]");
        JsonNode x = json.get("columns").get(0);
        assertThat(x.get("effect").get("direction").asText()).isEqualTo("UP");
        assertThat(x.get("statistic").asDouble())
                .isEqualTo(report.drift().columns().get("x").statistic());
        assertThat(x.get("current").get("mean").asDouble()).isBetween(0.8, 1.2);
        assertThat(json.get("quality").size()).isEqualTo(report.findings().size());
    }

    @Test
    void json_ofInfinitiesAndNoData_isStillJson() throws IOException {
        DriftReport report = compare("x,y\n" + "inf,\n-inf,\n1,\n".repeat(20), "x,y\n" + "inf,\n2,\n".repeat(20));

        assertThat(parse(report.json("then", "now")).get("columns").size()).isEqualTo(2);
        assertThat(report.html("then", "now").html()).contains("Column x");
    }

    @Test
    void report_ofEveryPreset_isMade() throws IOException {
        CsvFile file = CsvFile.open(Files.writeString(folder.resolve("a.csv"), table(0, "blue", 1)));
        TableData data = TableData.reference(file, file.inferSchema());
        for (var preset : Set.of(DriftPresets.standard(), DriftPresets.evidently(), DriftPresets.nannyml())) {
            DriftReport report = DriftReport.compare(data, data, preset);

            assertThat(report.verdict()).as(preset.name()).isEqualTo(Verdict.STABLE);
            assertThat(report.html("a", "b").html()).contains(preset.name());
        }
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
