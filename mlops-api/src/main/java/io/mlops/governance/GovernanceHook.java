package io.mlops.governance;

/**
 * Judges actions before they are done, and hears of them after. Given to the builder; the built-in hooks implement the same interface.
 *
 * <p>Called from the thread of the action or from one of the engine's, for one action at a time per thread: implementations are thread-safe. Before-hooks run in the
 * order in which they were given, outside any transaction, within the configured time.
 */
public interface GovernanceHook {
    /** Returns the name that the audit log gives for what this hook decided: 1 to 100 letters, digits, {@code .}, {@code _} and {@code -}. */
    String name();

    /**
     * Judges an action. Throwing or taking too long denies it.
     *
     * @param action what somebody wants to do
     * @param facts what is known of it
     * @return by default, that the action may be done
     */
    default Decision before(Action action, Facts facts) {
        return Decision.allow(name());
    }

    /**
     * Hears that an action was done and is durable. It cannot be undone; what this method throws is audited and harms nobody.
     *
     * @param action what was done
     */
    default void after(Action action) {}
}
