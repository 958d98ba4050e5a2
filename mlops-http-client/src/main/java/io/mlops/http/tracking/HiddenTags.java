package io.mlops.http.tracking;

import io.mlops.error.InvalidInputException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Tags in which this backend keeps what MLflow has no field for. Stateless. */
public final class HiddenTags {
    /** What the keys of all of them begin with. */
    public static final String PREFIX = "mlops.http.";

    /** The request id of what created the thing. */
    public static final String REQUEST = PREFIX + "request";

    static final String RUN = PREFIX + "run";
    static final String DELETED_ALONE = PREFIX + "deleted-alone";
    static final String DATASET_DIGEST = PREFIX + "digest";
    static final String MODEL = PREFIX + "model";
    static final String SIGNATURE = PREFIX + "signature.";

    private HiddenTags() {}

    /** Returns tags without the hidden ones. */
    public static Map<String, String> without(Map<String, String> tags) {
        Map<String, String> shown = new HashMap<>(tags);
        shown.keySet().removeIf(key -> key.startsWith(PREFIX));
        return shown;
    }

    /**
     * Refuses keys that only this backend may use.
     *
     * @throws InvalidInputException if one begins with the prefix
     */
    public static void refuse(Collection<String> keys) {
        for (String key : keys) {
            if (key.startsWith(PREFIX)) {
                throw new InvalidInputException(
                        "tag key",
                        "must not begin with " + PREFIX + ", which the MLflow backend keeps for itself",
                        key,
                        "");
            }
        }
    }
}
