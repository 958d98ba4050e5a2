package io.mlops.examples.bikes.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlops.examples.bikes.data.DemandGenerator;
import io.mlops.examples.bikes.data.RentalHour;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DemandModelTest {
    private static final TrainingData DATA = TrainingData.split(DemandGenerator.generate(3).stream()
            .filter(hour -> hour.start().getYear() == 2011)
            .filter(hour -> hour.start().getMonthValue() <= 3)
            .toList());

    @TempDir
    private Path folder;

    static List<Learner> learners() {
        return List.of(new LinearLearner(8, 3.0), TreeLearner.randomForest(3), TreeLearner.extraTrees(3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void load_afterSave_predictsTheSame(Learner learner) throws IOException {
        DemandModel model = learner.fit(DATA, (step, error) -> {});

        try (InputStream file = Files.newInputStream(model.save(folder).resolve(DemandModel.FILE))) {
            DemandModel loaded = DemandModel.load(file);

            for (RentalHour hour : DATA.heldOut()) {
                assertThat(loaded.predict(hour)).isEqualTo(model.predict(hour));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void fit_twice_givesTheSameModel(Learner learner) {
        DemandModel first = learner.fit(DATA, (step, error) -> {});
        DemandModel second = learner.fit(DATA, (step, error) -> {});

        for (RentalHour hour : DATA.heldOut()) {
            assertThat(second.predict(hour)).isEqualTo(first.predict(hour));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void fit_always_reportsAscendingStepsAndTheLastError(Learner learner) {
        List<Integer> steps = new ArrayList<>();
        List<Double> errors = new ArrayList<>();

        DemandModel model = learner.fit(DATA, (step, error) -> {
            steps.add(step);
            errors.add(error);
        });

        assertThat(steps).startsWith(1).isSorted().doesNotHaveDuplicates();
        assertThat(errors.get(errors.size() - 1)).isCloseTo(model.meanAbsoluteError(DATA.heldOut()), within(1e-9));
    }

    @Test
    void split_always_holdsOutWholeDays() {
        assertThat(DATA.heldOut())
                .hasSize(18 * 24)
                .allMatch(hour -> hour.start().getDayOfYear() % 5 == 0);
        assertThat(DATA.training())
                .hasSize(72 * 24)
                .noneMatch(hour -> hour.start().getDayOfYear() % 5 == 0);
    }
}
