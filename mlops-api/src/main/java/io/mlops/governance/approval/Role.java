package io.mlops.governance.approval;

/** What somebody may do where a role policy grants it. The names are what policies store; they are never changed. */
public enum Role {
    /** Loads models. */
    VIEWER,
    /** Works in experiments and runs, registers and describes versions, asks for approvals. */
    EXPERIMENTER,
    /** Answers for models: does with them what an experimenter does, renames and deletes them, configures monitors, decides on requests. */
    OWNER,
    /** Decides on requests as who has checked the model. */
    VALIDATOR,
    /** Decides on requests, those for a change of the policy included. */
    APPROVER,
    /** Moves and removes aliases, and asks for the approvals that this needs. */
    RELEASE,
    /** Reads all, changes nothing. */
    AUDITOR,
    /** Changes the policy, once another has approved that, and frees disk; approves nothing, whatever other roles it has. */
    ADMIN
}
