package io.mlops.event;

import io.mlops.monitoring.Alert;
import java.util.Objects;

/**
 * A monitor raised an alert. Immutable.
 *
 * @param origin who made it happen, when, and in which process
 * @param alert the alert
 */
public record AlertRaised(EventOrigin origin, Alert alert) implements MlopsEvent {
    /** Refuses nulls. */
    public AlertRaised {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(alert, "alert");
    }

    @Override
    public Type type() {
        return Type.ALERT_RAISED;
    }
}
