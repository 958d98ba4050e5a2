package io.mlops.core.check;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import io.mlops.governance.Principal;
import java.util.regex.Pattern;

/** The forms of ids and version numbers. Stateless. */
public final class Ids {
    private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
    private static final TextRule MODEL = new TextRule(1, 250, "pass the id of a LoggedModel");

    private static final TextRule ANY = new TextRule(0, 250, "pass the id of a run, an experiment or a logged model");

    /** A model's name, the number of a version, a time and a few random digits. */
    private static final TextRule APPROVAL = new TextRule(0, 300, "pass what ApprovalRequest.id() returned");

    private static final TextRule PRINCIPAL =
            new TextRule(0, Principal.MAX_ID_LENGTH, "pass what Principal.id() returned");

    /** As long as what a log can find entries by. */
    private static final TextRule PREDICTION = new TextRule(1, 500, "pass a hash of it");

    private Ids() {}

    /**
     * Returns the id of a run.
     *
     * @param id what to check
     * @throws InvalidInputException if it is not 32 lower-case hexadecimal digits
     */
    public static String run(String id) {
        if (!RUN.matcher(id).matches()) {
            throw new InvalidInputException(
                    "run id",
                    "must be 32 lower-case hexadecimal digits",
                    id,
                    "pass what ActiveRun.id() or Run.id() returned");
        }
        return id;
    }

    /**
     * Returns the id of a logged model.
     *
     * @param id what to check
     * @throws InvalidInputException if it is empty or too long
     */
    public static String loggedModel(String id) {
        return MODEL.check("logged model id", id);
    }

    /**
     * Returns the id of a run, an experiment or a logged model, whichever.
     *
     * @param id what to check
     * @throws InvalidInputException if it is longer than any
     */
    public static String any(String id) {
        return ANY.check("id", id);
    }

    /**
     * Returns the id of an approval request.
     *
     * @param id what to check
     * @throws InvalidInputException if it is longer than any
     */
    public static String approval(String id) {
        return APPROVAL.check("approval id", id);
    }

    /**
     * Returns the id of a principal that is looked for.
     *
     * @param id what to check
     * @throws InvalidInputException if it is longer than any
     */
    public static String principal(String id) {
        return PRINCIPAL.check("principal id", id);
    }

    /**
     * Returns the id of a prediction.
     *
     * @param id what to check
     * @throws InvalidInputException if it is empty, too long or cannot be kept
     */
    public static String prediction(String id) {
        return PREDICTION.check("prediction id", id);
    }

    /**
     * Returns whether {@link #prediction} would take an id; allocates nothing.
     *
     * @param id what to check
     */
    public static boolean isPrediction(String id) {
        return PREDICTION.accepts(id);
    }

    /**
     * Returns the number of a version.
     *
     * @param version what to check
     * @throws InvalidInputException if it is smaller than 1
     */
    public static int version(int version) {
        if (version < 1) {
            throw new InvalidInputException(
                    new Violation("version", "must be 1 or more", "1", Integer.toString(version), ""));
        }
        return version;
    }
}
