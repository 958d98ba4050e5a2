package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class HostileTextTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "h1",
            "h2",
            "p",
            "span",
            "bdi",
            "ul",
            "li",
            "dl",
            "div",
            "dt",
            "dd",
            "nav",
            "a",
            "main",
            "section",
            "details",
            "summary",
            "figure",
            "figcaption",
            "svg",
            "desc",
            "text",
            "path",
            "line",
            "circle",
            "rect",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "footer");

    static final List<String> TEXTS = HostileText.ALL;

    /** A report with the text wherever a text can be. */
    private static ParsedReport everywhere(String text) {
        long[] steps = {0, 1, 2};
        double[] values = {1, Double.NaN, 2};
        return ParsedReport.of(Report.builder(text)
                .subtitle(text)
                .verdict(Tone.GOOD, text)
                .tile(new Tile(text, text, text, Tone.BAD))
                .fact(text, text)
                .section(
                        text,
                        Paragraph.of(text),
                        Paragraph.callout(Tone.WARNING, text),
                        Table.builder(text, text)
                                .caption(text)
                                .row(Cell.text(text).linkingTo(text), text)
                                .build(),
                        LineChart.builder(text)
                                .series(Series.overSteps(text, steps, values))
                                .valueLabel(text)
                                .xLabel(text)
                                .marker(1, text)
                                .threshold(1, text)
                                .build())
                .section(Section.of(
                                text,
                                BarChart.builder(text, text, text)
                                        .group(text, 1, 2)
                                        .groupLabel(text)
                                        .valueLabel(text)
                                        .threshold(1, text)
                                        .build(),
                                HeatMap.builder(text, text, text)
                                        .row(text, 1, Double.NaN)
                                        .valueLabel(text)
                                        .build(),
                                Block.sideBySide(
                                        DistributionChart.ofSamples(text, values, values)
                                                .names(text, text)
                                                .valueLabel(text)
                                                .build(),
                                        DistributionChart.overCategories(text, List.of(text))
                                                .current(1)
                                                .names(text, text)
                                                .build()))
                        .collapse())
                .section(text)
                .build());
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void text_everywhere_addsNoElementAndNoAttributeOfItsOwn(String text) {
        ParsedReport report = everywhere(text);

        for (Element element : report.all("//*")) {
            assertThat(ELEMENTS).contains(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                assertThat(attributes.item(i).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("style", "src", "xlink:href");
            }
        }
        assertThat(names(report)).isEqualTo(names(everywhere("harmless")));
    }

    private static Set<String> names(ParsedReport report) {
        Set<String> names = new TreeSet<>();
        report.all("//*[not(ancestor::svg) and not(self::caption)]")
                .forEach(element -> names.add(element.getTagName()));
        return names;
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void ids_everywhere_areUniqueAndReferencesResolve(String text) {
        ParsedReport report = everywhere(text);

        assertThat(report.all("//*[@id]").stream().map(element -> element.getAttribute("id")))
                .doesNotHaveDuplicates();
        for (Element svg : report.all("//svg[@role='img']")) {
            report.one("//title[@id='" + svg.getAttribute("aria-labelledby") + "']");
            report.one("//desc[@id='" + svg.getAttribute("aria-describedby") + "']");
        }
    }

    @Test
    void text_thatXmlCanCarry_comesBackAsItWas() {
        for (String text :
                List.of(HostileText.MARKUP, HostileText.RIGHT_TO_LEFT, HostileText.EMOJI, HostileText.STACKED)) {
            assertThat(everywhere(text).text("//h1")).isEqualTo(text);
        }
    }

    @Test
    void text_thatXmlCannotCarryOrThatReorders_isReplacedVisibly() {
        assertThat(everywhere(HostileText.NOT_XML).text("//h1"))
                .isEqualTo("nul\uFFFD escape\uFFFD bell\uFFFD half\uFFFD lone\uFFFD \uFFFD\uFFFD\uFFFD");
        assertThat(everywhere(HostileText.OVERRIDE).text("//h1")).isEqualTo("invoice\uFFFDfdp.exe\uFFFD\uFFFD");
    }

    @Test
    void label_ofAnyLength_isCutInTheDrawingAndWholeInTheTable() {
        ParsedReport report = ParsedReport.of(
                BarChart.builder("chart", "bar").group(HostileText.LONG, 1).build());

        assertThat(report.all("//svg/text").stream()
                        .map(text -> text.getLastChild().getTextContent()))
                .allSatisfy(label -> assertThat(label.length()).isLessThan(80));
        assertThat(report.text("//tbody/tr/th")).isEqualTo(HostileText.LONG);
    }
}
