package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Instant MADE = Instant.parse("2012-07-02T08:30:00Z");

    private static Report sample() {
        return Report.builder("Bike demand")
                .subtitle("2012")
                .generatedAt(MADE)
                .verdict(Tone.BAD, "The error has grown.")
                .tile(Tile.of("Error", 1234.5678).withNote("rentals").withTone(Tone.WARNING))
                .tile(Tile.of("Rows", 17_379))
                .fact("Data", "hour.csv")
                .section(
                        "Over time",
                        LineChart.builder("Error")
                                .series(Series.overTime(
                                        "v1", new long[] {0, 86_400_000L * 40}, new double[] {1.25, 2.5}))
                                .build())
                .section("Runs", Table.builder("Run", "Error").row("a", 0.5).build())
                .section(Section.of("Rest", Paragraph.of("text")).collapse())
                .build();
    }

    @Test
    void html_always_allowsNoScriptAndOnlyItsOwnStyle() throws Exception {
        String html = sample().html();
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        String policy = ParsedReport.of(sample())
                .one("//meta[@http-equiv='Content-Security-Policy']")
                .getAttribute("content");

        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe");
        assertThat(policy).contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        assertThat(html).doesNotContain("<script", " style=", "http:", "https:", "url(", "@import");
    }

    @Test
    void html_inAnotherLocaleAndTimeZone_isTheSame() {
        String expected = sample().html();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(sample().html()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void html_ofAllParts_showsEachOnce() {
        ParsedReport report = ParsedReport.of(sample());

        assertThat(report.text("//h1")).isEqualTo("Bike demand");
        assertThat(report.text("/html/head/title")).isEqualTo("Bike demand");
        assertThat(report.text("//p[@class='subtitle']")).isEqualTo("2012");
        assertThat(report.text("//p[@class='callout bad']")).isEqualTo("\u2715 The error has grown.");
        assertThat(report.text("//li[@class='tile warning']/p[@class='value']")).isEqualTo("\u25B2 1,235");
        assertThat(report.text("//li[@class='tile neutral']/p[@class='value']")).isEqualTo("17,379");
        assertThat(report.text("//dl//dd")).isEqualTo("hour.csv");
        assertThat(report.texts("//nav//a")).containsExactly("Over time", "Runs", "Rest");
        assertThat(report.text("//footer/p")).startsWith("Made on 2012-07-02 08:30 UTC.");
    }

    @Test
    void html_ofLinks_pointAtSectionsThatExist() {
        ParsedReport report = ParsedReport.of(Report.builder("r")
                .section(
                        "a",
                        Table.builder("x")
                                .row(Cell.text("to c").linkingTo("c"))
                                .row(Cell.text("nowhere").linkingTo("z"))
                                .build())
                .section("b")
                .section("c")
                .section("c")
                .build());

        report.all("//a")
                .forEach(link ->
                        report.one("//*[@id='" + link.getAttribute("href").substring(1) + "']"));
        assertThat(report.one("//td//a | //th//a").getAttribute("href")).isEqualTo("#section-3");
    }

    @Test
    void html_ofTone_saysItInAWord() {
        ParsedReport report = ParsedReport.of(
                Table.builder("c").row(Cell.text("drifted").withTone(Tone.BAD)).build());

        assertThat(report.one("//th/span").getAttribute("aria-label")).isEqualTo("bad");
    }

    @Test
    void html_ofNothing_isStillADocument() {
        ParsedReport report = ParsedReport.of(Report.builder("").build());

        assertThat(report.text("//h1")).isEqualTo("(no name)");
        assertThat(report.all("//nav | //section")).isEmpty();
    }

    @Test
    void writeTo_missingFolder_makesItAndLeavesNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a/b/report.html");

        assertThat(sample().writeTo(file)).isSameAs(file);

        assertThat(file).hasContent(sample().html());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writeTo_presentFile_replacesIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "old");

        sample().writeTo(file);

        assertThat(file).hasContent(sample().html());
    }

    @Test
    void writeTo_folder_failsAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
        Path occupied =
                Files.createDirectories(folder.resolve("report.html/inside")).getParent();

        assertThatThrownBy(() -> sample().writeTo(occupied))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(occupied.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    @Test
    void writeTo_root_isRefused() {
        assertThatThrownBy(() -> sample().writeTo(Path.of("/"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void table_rowOfOtherLength_isRefused() {
        assertThatThrownBy(() -> Table.builder("a", "b").row(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 columns")
                .hasMessageContaining("1 cell");
        assertThatThrownBy(Table::builder).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void table_cells_areWrittenByTheirKind() {
        ParsedReport report = ParsedReport.of(Table.builder("a", "b", "c", "d", "e", "f")
                .row("text", 12_345, 0.123456, MADE, Cell.percent(0.5), Double.NaN)
                .build());

        assertThat(report.texts("//tbody/tr/*"))
                .containsExactly("text", "12,345", "0.1235", "2012-07-02 08:30 UTC", "50.0 %", "no value");
    }

    @Test
    void table_withoutRows_saysNoData() {
        assertThat(ParsedReport.of(Table.builder("a", "b").build()).text("//tbody"))
                .contains("no data");
    }
}
