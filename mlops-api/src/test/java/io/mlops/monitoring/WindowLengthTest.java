package io.mlops.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowLengthTest {
    @ParameterizedTest
    @CsvSource({
        "HOUR, 2012-02-29T23:00:00Z, 2012-03-01T00:00:00Z",
        "DAY, 2012-02-29T00:00:00Z, 2012-03-01T00:00:00Z",
        "WEEK, 2012-02-27T00:00:00Z, 2012-03-05T00:00:00Z",
        "MONTH, 2012-02-01T00:00:00Z, 2012-03-01T00:00:00Z",
        "QUARTER, 2012-01-01T00:00:00Z, 2012-04-01T00:00:00Z"
    })
    void around_aMoment_isTheCalendarSpanThatHoldsIt(WindowLength length, Instant from, Instant to) {
        assertThat(length.around(Instant.parse("2012-02-29T23:59:59.999Z"))).isEqualTo(new Window(from, to));
    }

    @ParameterizedTest
    @EnumSource
    void around_anyMoment_holdsItAndMeetsItsNeighbour(WindowLength length) {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            Instant moment = Instant.ofEpochMilli((long) (random.nextDouble() * 4e12));
            Window window = length.around(moment);
            assertThat(window.contains(moment)).isTrue();
            assertThat(length.around(window.to()).from()).isEqualTo(window.to());
        }
    }

    @Test
    void segment_ofAMoment_isNamedAsReferencesAre() {
        Instant august = Instant.parse("2012-08-31T00:00:00Z");
        assertThat(Season.NONE.segment(august)).isEqualTo("all");
        assertThat(Season.QUARTER.segment(august)).isEqualTo("Q3");
        assertThat(Season.MONTH.segment(august)).isEqualTo("M08");
    }
}
