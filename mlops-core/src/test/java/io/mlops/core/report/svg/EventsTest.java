package io.mlops.core.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.report.scale.Scale;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static Events.Event at(double x) {
        return new Events.Event(x, "here", "something happened", "neutral");
    }

    @Test
    void labels_farApart_shareALane() {
        Events events = new Events(List.of(at(0), at(50)), new Scale(0, 100, 0, 900));

        assertThat(events.height()).isEqualTo(new Events(List.of(at(0)), new Scale(0, 100, 0, 900)).height());
    }

    @Test
    void labels_closeTogether_areStackedUpToALimit() {
        Scale across = new Scale(0, 1000, 0, 900);
        double one = new Events(List.of(at(0)), across).height();

        assertThat(new Events(List.of(at(0), at(1)), across).height()).isEqualTo(2 * one);
        assertThat(new Events(IntStream.range(0, 500).mapToObj(EventsTest::at).toList(), across).height())
                .isLessThanOrEqualTo(4 * one);
    }

    @Test
    void lines_ofAllEvents_areDrawnAlsoWithoutALabel() {
        Events events =
                new Events(IntStream.range(0, 50).mapToObj(EventsTest::at).toList(), new Scale(0, 1000, 0, 900));
        Markup svg = new Markup();

        events.draw(svg, new Frame(0, 100, 900, 300));

        assertThat(svg.finish().split("<path", -1)).hasSize(51);
    }
}
