package io.mlops.core.monitoring;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.LogName;
import java.util.regex.Pattern;

/**
 * Names a monitor. Immutable.
 *
 * @param model the model's name, which holds no slash
 * @param environment where it works
 */
record MonitorKey(String model, String environment) {
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    MonitorKey {
        if (!ENVIRONMENT.matcher(environment).matches()) {
            throw new InvalidInputException(
                    "environment",
                    "must have 1 to 100 letters, digits, '_' and '-'",
                    environment,
                    "for example production");
        }
    }

    static MonitorKey ofId(String id) {
        int slash = id.lastIndexOf('/');
        return new MonitorKey(id.substring(0, slash), id.substring(slash + 1));
    }

    /** Returns the id of its records and the stream of its log. */
    String id() {
        return model + "/" + environment;
    }

    LogName predictions() {
        return new LogName("prediction", id());
    }
}
