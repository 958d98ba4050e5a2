package io.mlops.examples.bikes.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.examples.bikes.data.DemandGenerator;
import io.mlops.examples.bikes.data.RealHours;
import io.mlops.examples.bikes.data.RentalHour;
import java.io.IOException;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The story's figures: a forest of 2011 decays in 2012, and one retrained in mid-2012 recovers. */
final class DemandOfTwoYearsTest {
    @Test
    void forest_realHours_decaysAndRecovers() throws IOException {
        assertDecayAndRecovery(RealHours.read());
    }

    @Test
    void forest_generatedHours_decaysAndRecovers() {
        assertDecayAndRecovery(DemandGenerator.generate(2011));
    }

    private static void assertDecayAndRecovery(List<RentalHour> hours) {
        TrainingData before = TrainingData.split(select(hours, year(2011)));
        DemandModel champion = Learner.randomForest().fit(before, (step, error) -> {});
        double heldOut = champion.meanAbsoluteError(before.heldOut());

        assertThat(heldOut).isLessThanOrEqualTo(32);
        for (int quarter = 1; quarter <= 4; quarter++) {
            assertThat(champion.meanAbsoluteError(select(hours, year(2012).and(quarter(quarter)))))
                    .as("error in quarter %d of 2012", quarter)
                    .isGreaterThanOrEqualTo(2.5 * heldOut);
        }

        TrainingData recent =
                TrainingData.split(select(hours, year(2012).and(quarter(1).or(quarter(2)))));
        DemandModel retrained = Learner.randomForest().fit(recent, (step, error) -> {});
        List<RentalHour> next = select(hours, year(2012).and(quarter(3)));
        assertThat(retrained.meanAbsoluteError(next)).isLessThanOrEqualTo(0.75 * champion.meanAbsoluteError(next));
    }

    private static List<RentalHour> select(List<RentalHour> hours, Predicate<RentalHour> which) {
        return hours.stream().filter(which).toList();
    }

    private static Predicate<RentalHour> year(int year) {
        return hour -> hour.start().getYear() == year;
    }

    private static Predicate<RentalHour> quarter(int quarter) {
        return hour -> hour.start().get(IsoFields.QUARTER_OF_YEAR) == quarter;
    }
}
