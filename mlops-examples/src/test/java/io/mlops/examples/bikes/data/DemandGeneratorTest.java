package io.mlops.examples.bikes.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DemandGeneratorTest {
    @Test
    void generate_sameSeed_returnsTheSameHours() {
        assertThat(DemandGenerator.generate(5)).isEqualTo(DemandGenerator.generate(5));
    }

    @Test
    void generate_anotherSeed_returnsOtherHours() {
        assertThat(DemandGenerator.generate(5)).isNotEqualTo(DemandGenerator.generate(6));
    }

    @Test
    void generate_always_coversTwoYearsInOrder() {
        List<RentalHour> hours = DemandGenerator.generate(5);

        assertThat(hours)
                .hasSize((365 + 366) * 24)
                .isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
    }

    @Test
    void generate_eachYear_hasTheRealDemand() {
        Map<Integer, Double> means = DemandGenerator.generate(5).stream()
                .collect(Collectors.groupingBy(
                        hour -> hour.start().getYear(), Collectors.averagingInt(RentalHour::rentals)));

        // The means of hour.csv: the growth that the story is about.
        assertThat(means.get(2011)).isCloseTo(143.8, withinPercentage(7));
        assertThat(means.get(2012)).isCloseTo(234.7, withinPercentage(7));
    }
}
