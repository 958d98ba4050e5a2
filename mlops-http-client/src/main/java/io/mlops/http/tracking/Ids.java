package io.mlops.http.tracking;

import java.util.regex.Pattern;

/** Ids that may stand in a URL or a request; anything else names nothing on any server. Stateless. */
public final class Ids {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][\\w\\-]{0,255}");
    private static final Pattern EXPERIMENT = Pattern.compile("[0-9]{1,18}");

    private Ids() {}

    /** Returns whether a run or a logged model can have the id. */
    public static boolean isRun(String id) {
        return RUN.matcher(id).matches();
    }

    static boolean isExperiment(String id) {
        return EXPERIMENT.matcher(id).matches();
    }
}
