package io.mlops.governance.approval;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * The terms of an approval, as the policy has set them when it was asked for. Immutable.
 *
 * @param quorum who must approve
 * @param decideWithin how long after the request it can be decided and used for the first time; default 30 days
 * @param usableFor how long after its use it permits the return to the version that it promoted, and loads by the alias; default 730 days
 */
public record ApprovalTerms(Quorum quorum, Duration decideWithin, Duration usableFor) {
    private static final Duration DECIDE_WITHIN = Duration.ofDays(30);
    private static final Duration USABLE_FOR = Duration.ofDays(730);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /**
     * Checks the times.
     *
     * @throws InvalidInputException if one is not more than 0, or more than 36,500 days
     */
    public ApprovalTerms {
        Objects.requireNonNull(quorum, "quorum");
        check("decideWithin", decideWithin);
        check("usableFor", usableFor);
    }

    /**
     * Returns the default terms with a quorum.
     *
     * @param quorum who must approve
     */
    public static ApprovalTerms of(Quorum quorum) {
        return new ApprovalTerms(quorum, DECIDE_WITHIN, USABLE_FOR);
    }

    /**
     * Returns these terms with another time to decide.
     *
     * @param time more than 0
     * @throws InvalidInputException if it is not more than 0, or more than 36,500 days
     */
    public ApprovalTerms decideWithin(Duration time) {
        return new ApprovalTerms(quorum, time, usableFor);
    }

    /**
     * Returns these terms with another time of use.
     *
     * @param time more than 0
     * @throws InvalidInputException if it is not more than 0, or more than 36,500 days
     */
    public ApprovalTerms usableFor(Duration time) {
        return new ApprovalTerms(quorum, decideWithin, time);
    }

    private static void check(String field, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    field, "must be more than 0 and at most 36500 days", time.toString(), "for example P30D");
        }
    }
}
