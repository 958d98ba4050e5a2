package io.mlops.governance.audit;

/**
 * The names in an exported log: JSON lines, one object each, in UTF-8.
 *
 * <p>The first line is {@code {"type":"checkpoint","note":"…","keys":["…"]}}: the {@link Checkpoint#note()} of all that follows, and the {@link CheckpointKey#line()} of each key
 * that the log says it was signed with, the first first. Which of them to believe is for the reader to know from elsewhere.
 *
 * <p>Then, for each earlier checkpoint that the store keeps, {@code {"type":"consistency","note":"…","path":["…"]}}: the earlier note, and the {@link ConsistencyProof#path()} from its size to that
 * of the first line, each hash in hexadecimal digits.
 *
 * <p>Then the entries in order, {@code {"type":"entry","index":0,"leaf":"…","path":["…"]}}: the canonical JSON as a text, byte for byte what was hashed, and its
 * {@link InclusionProof#path()} in the tree of the first line.
 */
public enum AuditExport {
    /** The line of the checkpoint over all entries. */
    CHECKPOINT("checkpoint"),
    /** The line of an earlier checkpoint. */
    CONSISTENCY("consistency"),
    /** The line of an entry. */
    ENTRY("entry");

    private final String type;

    AuditExport(String type) {
        this.type = type;
    }

    /** Returns the value of {@code type} in such a line. */
    public String type() {
        return type;
    }
}
