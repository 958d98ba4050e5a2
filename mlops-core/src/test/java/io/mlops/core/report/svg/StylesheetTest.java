package io.mlops.core.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the colours to WCAG 2.2 and to the sight of people who see fewer of them. */
class StylesheetTest {
    /** Linear RGB as seen without long, medium and short cones: Machado, Oliveira and Fernandes 2009, table 1, severity 1. */
    private static final List<double[][]> SIGHTS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    /** The last definition of a colour is that of dark mode. */
    private static double[] colour(String name, boolean dark) {
        Matcher matcher = Pattern.compile("--" + name + ":#([0-9a-f]{6})").matcher(Stylesheet.css());
        assertThat(matcher.find()).isTrue();
        if (dark) {
            assertThat(matcher.find()).isTrue();
        }
        int rgb = Integer.parseInt(matcher.group(1).toUpperCase(Locale.ROOT), 16);
        return new double[] {linear(rgb >> 16), linear(rgb >> 8 & 0xFF), linear(rgb & 0xFF)};
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double luminance(double... rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double contrast(String one, String other, boolean dark) {
        double first = luminance(colour(one, dark)) + 0.05;
        double second = luminance(colour(other, dark)) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    /** CIE 1976 L*a*b* of a colour seen by one of the sights. */
    private static double[] seen(double[] rgb, double[][] sight) {
        double[] s = IntStream.range(0, 3)
                .mapToDouble(i -> sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2])
                .map(value -> Math.min(1, Math.max(0, value)))
                .toArray();
        double x = root((0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.9505);
        double y = root(luminance(s));
        double z = root((0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seriesColours_againstThePage_haveTheContrastOfGraphics(boolean dark) {
        for (int i = 1; i <= 6; i++) {
            assertThat(contrast("c" + i, "page", dark)).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textColours_againstTheirGround_haveTheContrastOfText(boolean dark) {
        for (String text : List.of("ink", "soft", "good", "warning", "bad", "neutral", "c1")) {
            assertThat(contrast(text, "page", dark)).isGreaterThan(4.5);
        }
        for (String text : List.of("ink", "soft", "good", "warning", "bad")) {
            assertThat(contrast(text, "panel", dark)).isGreaterThan(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seriesColours_underEverySight_stayApart(boolean dark) {
        for (double[][] sight : SIGHTS) {
            for (int i = 1; i <= 6; i++) {
                for (int j = i + 1; j <= 6; j++) {
                    double[] one = seen(colour("c" + i, dark), sight);
                    double[] other = seen(colour("c" + j, dark), sight);
                    double distance = Math.sqrt(Math.pow(one[0] - other[0], 2)
                            + Math.pow(one[1] - other[1], 2)
                            + Math.pow(one[2] - other[2], 2));
                    assertThat(distance).isGreaterThan(18);
                }
            }
        }
    }

    @Test
    void css_isTheSameTextToHtmlAndXml() {
        assertThat(Stylesheet.css()).doesNotContain("<", "&", "url(", "@import");
    }
}
