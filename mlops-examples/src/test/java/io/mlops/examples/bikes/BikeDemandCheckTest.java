package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.examples.bikes.Summary.Alert;
import io.mlops.examples.bikes.Summary.Audit;
import io.mlops.examples.bikes.Summary.Candidate;
import io.mlops.examples.bikes.Summary.Data;
import io.mlops.examples.bikes.Summary.Quarter;
import io.mlops.examples.bikes.Summary.Retraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BikeDemandCheckTest {
    @TempDir
    private Path folder;

    @Test
    void broken_realStory_isEmpty() {
        assertThat(BikeDemandCheck.broken(story(26, 82, 45))).isEmpty();
    }

    @Test
    void broken_poorModel_namesItsError() {
        assertThat(BikeDemandCheck.broken(story(32.1, 100, 45))).containsExactly("held-out error 32.1 is over 32.0");
    }

    @Test
    void broken_noDecay_namesTheQuarter() {
        assertThat(BikeDemandCheck.broken(story(26, 64, 30)))
                .containsExactly("in quarter 1 the model of 2011 has an error of 64.0, under 65.0");
    }

    @Test
    void broken_noRecovery_namesTheError() {
        assertThat(BikeDemandCheck.broken(story(26, 82, 76)))
                .containsExactly("after retraining the error is 76.0, over 75.0");
    }

    @Test
    void broken_errorNotANumber_isBroken() {
        assertThat(BikeDemandCheck.broken(story(Double.NaN, 82, 45))).isNotEmpty();
    }

    @Test
    void read_afterWrite_returnsTheSameSummary() throws IOException {
        Path file = folder.resolve("summary.json");

        story(26, 82, 45).write(file);

        assertThat(Summary.read(file)).isEqualTo(story(26, 82, 45));
    }

    private static Summary story(double heldOut, double firstQuarter, double afterRetraining) {
        return new Summary(
                new Data("hour.csv", "ab", 17_379, false),
                List.of(new Candidate("random-forest", "r1", heldOut), new Candidate("linear-sgd", "r2", 60)),
                List.of(),
                new Alert("2012-01-08T00:00:00Z", "2012-01-01T00:00:00Z", List.of()),
                List.of(
                        new Quarter(1, firstQuarter, firstQuarter),
                        new Quarter(2, 92, 92),
                        new Quarter(3, 100, afterRetraining),
                        new Quarter(4, 83, 53)),
                new Retraining(2, 30, 88),
                new Audit(12, "cd", true));
    }
}
