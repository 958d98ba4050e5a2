package io.mlops.governance;

/** What is done. The id is what policies and the audit log name; ids are never changed, later versions may add some. */
public enum ActionType {
    /** Creates an experiment. */
    EXPERIMENT_CREATE("experiment.create"),
    /** Renames an experiment. */
    EXPERIMENT_RENAME("experiment.rename"),
    /** Sets or removes a tag of an experiment. */
    EXPERIMENT_TAG("experiment.tag"),
    /** Deletes an experiment softly. */
    EXPERIMENT_DELETE("experiment.delete"),
    /** Restores an experiment. */
    EXPERIMENT_RESTORE("experiment.restore"),
    /** Starts or resumes a run and logs into it; decided once, audited at start and end. */
    RUN_WRITE("run.write"),
    /** Sets or removes a tag of a run from outside. */
    RUN_TAG("run.tag"),
    /** Deletes a run softly. */
    RUN_DELETE("run.delete"),
    /** Restores a run. */
    RUN_RESTORE("run.restore"),
    /** Creates a registered model. */
    MODEL_CREATE("model.create"),
    /** Changes the description of a registered model. */
    MODEL_DESCRIBE("model.describe"),
    /** Renames a registered model. */
    MODEL_RENAME("model.rename"),
    /** Sets or removes a tag of a registered model. */
    MODEL_TAG("model.tag"),
    /** Deletes a registered model. */
    MODEL_DELETE("model.delete"),
    /** Registers a version. */
    VERSION_REGISTER("version.register"),
    /** Changes the description of a version. */
    VERSION_DESCRIBE("version.describe"),
    /** Sets or removes a tag of a version. */
    VERSION_TAG("version.tag"),
    /** Deletes a version. */
    VERSION_DELETE("version.delete"),
    /** Loads a version; judged, and audited only where it is refused. */
    MODEL_LOAD("model.load"),
    /** Points an alias to a version, a rollback included. */
    ALIAS_SET("alias.set"),
    /** Removes an alias. */
    ALIAS_DELETE("alias.delete"),
    /** Puts a policy in force. */
    POLICY_ENFORCE("policy.enforce"),
    /** Proves who somebody is; audited only where it fails. */
    PRINCIPAL_AUTHENTICATE("principal.authenticate"),
    /** Writes the draft of a request. */
    APPROVAL_DRAFT("approval.draft"),
    /** Asks for an approval. */
    APPROVAL_REQUEST("approval.request"),
    /** Approves a request. */
    APPROVAL_APPROVE("approval.approve"),
    /** Rejects a request. */
    APPROVAL_REJECT("approval.reject"),
    /** Withdraws a request. */
    APPROVAL_WITHDRAW("approval.withdraw"),
    /** Notes that a request was not decided or used in time. */
    APPROVAL_EXPIRE("approval.expire"),
    /** Revokes an approval. */
    APPROVAL_REVOKE("approval.revoke"),
    /** Creates or changes a monitor. */
    MONITOR_CONFIGURE("monitor.configure"),
    /** Judges windows without raising an alert. */
    MONITOR_CHECK("monitor.check"),
    /** Judges windows and raises an alert. */
    MONITOR_ALERT("monitor.alert"),
    /** Records what really happened; judged, and audited only where it is refused. */
    MONITOR_OUTCOME("monitor.outcome"),
    /** Frees what was deleted. */
    STORE_PURGE("store.purge"),
    /** Names the key that signs checkpoints of the audit log from now on: the first, or one that replaces another. */
    AUDIT_KEY("audit.key"),
    /** Erases the texts or the name behind entries of the audit log, which stays valid. */
    AUDIT_ERASE("audit.erase");

    private final String id;

    ActionType(String id) {
        this.id = id;
    }

    /** Returns the id that policies and the audit log name. */
    public String id() {
        return id;
    }
}
