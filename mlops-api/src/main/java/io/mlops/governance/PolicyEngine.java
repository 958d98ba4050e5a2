package io.mlops.governance;

/**
 * Understands the documents of one kind of {@link Policy}; given to the builder, so that another engine can stand behind the same calls. Thread-safe.
 */
public interface PolicyEngine {
    /** Returns the name that a {@link Policy#engine()} names. */
    String name();

    /**
     * Checks a document before it is enforced.
     *
     * @param document the document
     * @throws io.mlops.error.InvalidInputException if it is not understood
     */
    void check(String document);

    /**
     * Judges an action. Throwing or taking too long denies it.
     *
     * @param document the document in force
     * @param action what somebody wants to do
     * @param facts what is known of it
     */
    Decision decide(String document, Action action, Facts facts);
}
