package io.mlops.core.monitoring;

import io.mlops.data.ColumnProfile;
import io.mlops.data.Profile;
import io.mlops.drift.DriftTest;
import io.mlops.drift.TestResult;
import io.mlops.monitoring.ColumnDrift;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.MonitorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the inputs of a window with the training data, column by column. Immutable. */
final class DriftJudge {
    private final MonitorSpec spec;

    DriftJudge(MonitorSpec spec) {
        this.spec = spec;
    }

    /** Returns each test on each column that it can take; the two profiles have the same columns and bins. */
    List<ColumnDrift> judge(Profile reference, Profile window) {
        List<ColumnDrift> all = new ArrayList<>();
        for (ColumnProfile current : window.columns()) {
            String name = current.column().name();
            ProfilePair pair = new ProfilePair(reference.column(name), current);
            for (DriftCheck check : spec.driftChecks()) {
                judge(pair, check).ifPresent(result -> all.add(new ColumnDrift(name, result)));
            }
        }
        return all;
    }

    private static Optional<TestResult> judge(ProfilePair pair, DriftCheck check) {
        boolean canTest = pair.isNumeric()
                || (pair.reference().categories().isPresent()
                        && pair.current().categories().isPresent());
        if (!canTest) {
            return Optional.empty();
        }
        DriftTest test = DriftTests.of(check);
        ProfilePair.Samples samples = pair.samples(DriftTests.wantsFewBins(check));
        return test.accepts().contains(samples.reference().kind())
                ? Optional.of(test.test(samples.reference(), samples.current()))
                : Optional.empty();
    }
}
