package io.mlops.core.report.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeAxisTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static Axis axis(String from, String to, int most) {
        return TimeAxis.within(TimeText.seconds(Instant.parse(from)), TimeText.seconds(Instant.parse(to)), most);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2010-06-01T00:00:00Z, 2014-06-01T00:00:00Z,     6, 2011 2012 2013 2014
            2011-11-15T00:00:00Z, 2012-12-31T00:00:00Z,     6, Q1_2012 Q2_2012 Q3_2012 Q4_2012
            2011-11-15T00:00:00Z, 2012-03-15T00:00:00Z,     6, Dec_2011 Jan_2012 Feb Mar
            2011-12-20T00:00:00Z, 2012-01-20T00:00:00Z,     6, 26_Dec_2011 2_Jan_2012 9_Jan 16_Jan
            2012-02-26T00:00:00Z, 2012-03-05T00:00:00Z,     6, 27_Feb_2012 1_Mar 3_Mar 5_Mar
            2012-07-01T20:00:00Z, 2012-07-02T09:00:00Z,     6, 1_Jul_21:00 2_Jul_00:00 03:00 06:00 09:00
            2012-07-01T20:00:00Z, 2012-07-01T20:00:10Z,     6, 20:00:00 20:00:02 20:00:04 20:00:06 20:00:08 20:00:10
            2012-07-01T20:00:00Z, 2012-07-01T20:00:00.1Z,   3, 20:00:00.000 20:00:00.050 20:00:00.100
            """)
    void within_span_hasTicksOfTheCalendar(String from, String to, int most, String expected) {
        assertThat(labels(axis(from, to, most)).stream().map(label -> label.replace(' ', '_')))
                .containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void within_anySpan_hasFewTicksInOrder(int seed) {
        Random random = new Random(seed);
        double start = random.nextDouble() * 4e9 - 2e9;
        double span = Math.pow(10, random.nextDouble() * 14 - 2);

        Axis axis = TimeAxis.within(start, start + span, 6);

        assertThat(axis.ticks()).hasSizeLessThanOrEqualTo(8);
        assertThat(axis.ticks()).extracting(Tick::value).isSorted().doesNotHaveDuplicates();
        assertThat(axis.ticks()).allSatisfy(tick -> assertThat(tick.value()).isBetween(axis.low(), axis.high()));
    }

    @Test
    void within_aMoment_isInTheMiddleOfADay() {
        Axis axis = axis("2012-07-02T00:00:00Z", "2012-07-02T00:00:00Z", 4);

        assertThat(axis.high() - axis.low()).isEqualTo(86_400);
        assertThat(labels(axis)).contains("2 Jul 00:00");
    }

    @Test
    void within_allOfTime_hasTicks() {
        assertThat(TimeAxis.within(TimeText.seconds(Instant.MIN), TimeText.seconds(Instant.MAX), 6)
                        .ticks())
                .isNotEmpty();
    }

    @Test
    void text_ofTimes_isTheSameEverywhere() {
        assertThat(TimeText.of(Instant.parse("2012-07-02T08:30:15.9Z"))).isEqualTo("2012-07-02 08:30:15 UTC");
        assertThat(TimeText.of(TimeText.seconds(Instant.parse("2012-07-02T00:00:00Z"))))
                .isEqualTo("2012-07-02");
        assertThat(TimeText.of(-0.5)).isEqualTo("1969-12-31 23:59:59");
    }
}
