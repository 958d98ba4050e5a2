package io.mlops.examples.bikes;

import io.mlops.examples.bikes.Summary.Quarter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks that a told story is the one that the real hours tell: what {@code .ci/run} calls after the job.
 *
 * <p>The limits come from other libraries' learners on the same hours: an error of about 26 on held-out days of 2011,
 * of 82 to 102 in each quarter of 2012, and of 42 to 68 after retraining.
 */
public final class BikeDemandCheck {
    private static final double LARGEST_HELD_OUT_ERROR = 32;
    private static final double SMALLEST_DECAY = 2.5;
    private static final double LARGEST_SHARE_AFTER_RETRAINING = 0.75;
    private static final int QUARTER_AFTER_RETRAINING = 3;

    private BikeDemandCheck() {}

    /**
     * Reads the summary of the last run of the job and fails with one sentence for each limit that it breaks.
     *
     * @param args none
     * @throws IOException if there is no summary
     */
    public static void main(String[] args) throws IOException {
        Path file = JobSettings.of(System.getProperties()).output().resolve("summary.json");
        List<String> broken = broken(Summary.read(file));
        if (!broken.isEmpty()) {
            throw new IllegalStateException(file + ": " + String.join("; ", broken));
        }
        System.out.println(file + " tells the story of the real hours.");
    }

    /** Returns a sentence for each limit that is broken; none if the story holds. */
    static List<String> broken(Summary summary) {
        List<String> broken = new ArrayList<>();
        double heldOut = summary.candidates().get(0).heldOutError();
        expect(
                heldOut <= LARGEST_HELD_OUT_ERROR,
                broken,
                "held-out error %.1f is over %.1f",
                heldOut,
                LARGEST_HELD_OUT_ERROR);
        expect(
                summary.quarters().size() == 4,
                broken,
                "%d quarters instead of 4",
                summary.quarters().size());
        for (Quarter quarter : summary.quarters()) {
            double least = SMALLEST_DECAY * heldOut;
            expect(
                    quarter.firstModelError() >= least,
                    broken,
                    "in quarter %d the model of 2011 has an error of %.1f, under %.1f",
                    quarter.quarter(),
                    quarter.firstModelError(),
                    least);
            double most = LARGEST_SHARE_AFTER_RETRAINING * quarter.firstModelError();
            expect(
                    quarter.quarter() != QUARTER_AFTER_RETRAINING || quarter.servedError() <= most,
                    broken,
                    "after retraining the error is %.1f, over %.1f",
                    quarter.servedError(),
                    most);
        }
        expect(summary.audit().verified(), broken, "the audit log does not verify");
        return broken;
    }

    private static void expect(boolean holds, List<String> broken, String sentence, Object... figures) {
        // A NaN fails each comparison and so counts as broken.
        if (!holds) {
            broken.add(String.format(Locale.ROOT, sentence, figures));
        }
    }
}
