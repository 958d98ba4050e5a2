package io.mlops.core;

import io.mlops.core.outbox.DeliveryRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where writes into a remote store wait, and how they are delivered. Immutable; each method returns a new one.
 *
 * <p>{@code builder.outbox(OutboxSettings.at(Path.of("data/outbox")).warningInterval(Duration.ofMinutes(5)))}
 */
public final class OutboxSettings {
    private static final DeliveryRules DEFAULTS = new DeliveryRules(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofSeconds(30), false);

    private final Path folder;
    private final DeliveryRules rules;

    private OutboxSettings(Path folder, DeliveryRules rules) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.rules = rules;
    }

    /**
     * Returns the settings of an outbox with their defaults.
     *
     * @param folder its folder, which is created where it does not exist, and is the outbox of one server; several processes may share it
     */
    public static OutboxSettings at(Path folder) {
        return new OutboxSettings(folder, DEFAULTS);
    }

    /**
     * Sets the longest time between two attempts while the server fails; default 10 seconds. The first follows after a tenth of a second, each later one after twice the time.
     *
     * @param pause more than 0
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public OutboxSettings longestPause(Duration pause) {
        return with(new DeliveryRules(
                MetricBuffering.positive("longestPause", pause),
                rules.settleTime(),
                rules.warningInterval(),
                rules.readPatience(),
                rules.serverHasMoved()));
    }

    /**
     * Sets after which time a request whose answer was lost is no longer at work on the server; default 30 seconds. A run whose creation was not answered is created again only then, and only where it is not found.
     *
     * @param time more than 0
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public OutboxSettings settleTime(Duration time) {
        return with(new DeliveryRules(
                rules.longestPause(),
                MetricBuffering.positive("settleTime", time),
                rules.warningInterval(),
                rules.readPatience(),
                rules.serverHasMoved()));
    }

    /**
     * Sets the time in which at most one warning says that the server fails; default 1 minute.
     *
     * @param interval more than 0
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public OutboxSettings warningInterval(Duration interval) {
        return with(new DeliveryRules(
                rules.longestPause(),
                rules.settleTime(),
                MetricBuffering.positive("warningInterval", interval),
                rules.readPatience(),
                rules.serverHasMoved()));
    }

    /**
     * Sets how long a search or a registration waits for what was written before it; default 30 seconds. While the server fails nobody waits.
     *
     * @param patience more than 0
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public OutboxSettings readPatience(Duration patience) {
        return with(new DeliveryRules(
                rules.longestPause(),
                rules.settleTime(),
                rules.warningInterval(),
                MetricBuffering.positive("readPatience", patience),
                rules.serverHasMoved()));
    }

    /** Says that the server may have another address than when the outbox was opened last; without it such an outbox is not opened. Default no. */
    public OutboxSettings serverHasMoved() {
        return with(new DeliveryRules(
                rules.longestPause(), rules.settleTime(), rules.warningInterval(), rules.readPatience(), true));
    }

    private OutboxSettings with(DeliveryRules other) {
        return new OutboxSettings(folder, other);
    }

    Path folder() {
        return folder;
    }

    DeliveryRules rules() {
        return rules;
    }
}
