package io.mlops.core.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextFitTest {
    @Test
    void fit_shortText_isKept() {
        assertThat(TextFit.fit("temperature", 200, 12)).isEqualTo("temperature");
        assertThat(TextFit.fit("", 200, 12)).isEmpty();
    }

    @Test
    void fit_longText_isCutToTheRoom() {
        String cut = TextFit.fit("a very long label ".repeat(1000), 100, 12);

        assertThat(cut).endsWith("\u2026").startsWith("a very");
        assertThat(TextFit.width(cut, 12)).isLessThanOrEqualTo(100);
    }

    @Test
    void fit_emojiOfSeveralCodePoints_isNeverTorn() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        String cut = TextFit.fit(family.repeat(50), 200, 12);

        assertThat(cut).endsWith("\u2026");
        assertThat(cut.substring(0, cut.length() - 1).replace(family, "")).isEmpty();
    }

    @Test
    void fit_stackedMarks_endTheText() {
        assertThat(TextFit.fit("ab" + "c\u0300".repeat(1) + "d" + "\u0351".repeat(500), 200, 12))
                .isEqualTo("abc\u0300\u2026");
    }

    @Test
    void fit_lineBreaks_becomeSpaces() {
        assertThat(TextFit.fit("a\r\nb\tc", 200, 12)).isEqualTo("a b c");
    }
}
