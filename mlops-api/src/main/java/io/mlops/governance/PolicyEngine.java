package io.mlops.governance;

import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import java.util.Set;

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

    /**
     * Returns the terms on which something may be approved: what a new request binds.
     *
     * @param document the document in force
     * @param model the model's name; empty for a change of the policy
     * @param target where it is to go
     * @return by default one other person, and the default times
     */
    default ApprovalTerms terms(String document, String model, ApprovalTarget target) {
        return ApprovalTerms.of(Quorum.of(1));
    }

    /**
     * Returns the roles that a person has for a target, which a quorum may ask for.
     *
     * @param document the document in force
     * @param person the id of the person
     * @param subject what is to be approved
     * @return by default none
     */
    default Set<Role> roles(String document, String person, ApprovalSubject subject) {
        return Set.of();
    }
}
