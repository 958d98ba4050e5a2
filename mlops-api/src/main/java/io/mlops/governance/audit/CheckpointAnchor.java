package io.mlops.governance.audit;

import java.util.List;

/**
 * A place outside the store that keeps checkpoints, so that whoever can write the store cannot cut or replace the log unseen: an append-only file on another machine, an object store with a
 * retention lock, a witness. Implementations are thread-safe.
 */
public interface CheckpointAnchor {
    /** Returns what the place is called in statements and log lines, without credentials. */
    String name();

    /**
     * Keeps a checkpoint; durable on return. One that is kept already is not kept twice.
     *
     * @param checkpoint signed or not
     * @throws io.mlops.error.BackendException if it cannot be kept
     */
    void publish(Checkpoint checkpoint);

    /**
     * Returns what is kept, the oldest first.
     *
     * @throws io.mlops.error.BackendException if the place cannot be read
     * @throws io.mlops.error.InvalidInputException if what is kept there is no checkpoint
     */
    List<Checkpoint> published();
}
