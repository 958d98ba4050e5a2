package io.mlops.core.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    @Test
    void text_andAttribute_areEscaped() {
        String markup = new Markup()
                .start("p")
                .attr("title", "<\"'&>")
                .text("<\"'&>\r")
                .end()
                .finish();

        assertThat(markup).isEqualTo("<p title=\"&lt;&quot;&#39;&amp;&gt;\">&lt;&quot;&#39;&amp;&gt; </p>");
    }

    @Test
    void coordinate_isRoundedToAHundredth() {
        String markup = new Markup()
                .leaf("rect")
                .attr("x", 1.005)
                .attr("y", -0.5)
                .attr("width", 12.3456)
                .attr("height", 7)
                .finish();

        assertThat(markup).isEqualTo("<rect x=\"1\" y=\"-0.5\" width=\"12.35\" height=\"7\"/>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300})
    void coordinate_outsideAnyDrawing_isRefused(double value) {
        Markup markup = new Markup().leaf("rect");

        assertThatThrownBy(() -> markup.attr("x", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void finish_withOpenElement_isRefused() {
        Markup markup = new Markup().start("p");

        assertThatThrownBy(markup::finish).isInstanceOf(IllegalStateException.class);
    }
}
