package io.mlops.core.trail;

import io.mlops.core.json.JsonObject;
import io.mlops.core.merkle.LogCheck;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.NoteSignature;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a check of the log comes to, and what it does not cover. Thread-safe. */
final class Wording {
    private final RecordStore records;

    Wording(RecordStore records) {
        this.records = records;
    }

    /**
     * What stands behind an intact log.
     *
     * @param signed the latest checkpoint whose signature was checked
     * @param isMissing whether a signature was demanded and is not there
     * @param kept the latest checkpoint in the store, signed or not
     * @param anchored how many entries are confirmed from outside
     */
    record Coverage(Optional<Checkpoint> signed, boolean isMissing, Optional<Checkpoint> kept, long anchored) {}

    String intact(LogCheck check, Coverage coverage) {
        return "All " + check.size() + " entries are as they were written; their tree has the root " + check.root()
                + ". " + signature(check.size(), coverage) + " " + window(check.size(), coverage.anchored());
    }

    private static String signature(long size, Coverage coverage) {
        if (coverage.isMissing()) {
            return "No checkpoint of it bears a valid signature of a given key, so that nothing can be told of who made it.";
        }
        if (coverage.signed().isPresent()) {
            Checkpoint signed = coverage.signed().get();
            return "Signed by " + names(signed) + " up to entry " + signed.size() + " of " + size + ".";
        }
        return coverage.kept()
                .filter(kept -> !kept.signatures().isEmpty())
                .map(kept -> "It says that it is signed by " + names(kept)
                        + "; no key was given, so that the signature was not checked.")
                .orElse("It is not signed.");
    }

    private static String names(Checkpoint checkpoint) {
        return checkpoint.signatures().stream()
                .map(NoteSignature::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String window(long size, long anchored) {
        if (size == 0) {
            return "There is nothing to anchor.";
        }
        if (anchored == 0) {
            return "It is not anchored: who can write the whole store could replace all of it.";
        }
        return anchored >= size
                ? "All entries are anchored."
                : "Anchored are the first " + anchored + " entries; the last " + (size - anchored) + ", from entry "
                        + anchored + time(anchored)
                        + " on, are not, and who can write the whole store could replace those.";
    }

    private String time(long index) {
        List<StoredAuditLeaf> first = records.auditLeaves(index, 1);
        return first.stream()
                .map(stored -> JsonObject.parse(
                                "audit entry " + index, stored.leaf().canonicalJson())
                        .optionalText("at")
                        .map(at -> " of " + at)
                        .orElse(""))
                .collect(Collectors.joining());
    }

    String forked(Agreement outside, long size) {
        Checkpoint by = outside.forkedBy().orElseThrow();
        return "The log holds together and is not the one that was anchored: its first " + by.size() + " of " + size
                + " entries do not have the root of the checkpoint of " + by.origin() + ". An entry from "
                + outside.agreed() + " to " + (by.size() - 1)
                + " was replaced, or the checkpoint is one of another log.";
    }

    String shorter(Checkpoint beyond, long size) {
        return "The log has " + size + " entries and a checkpoint of " + beyond.origin() + " confirms " + beyond.size()
                + ": its tail was cut, or this is an older copy.";
    }

    String contradicted(Agreement inside, long size) {
        Checkpoint by = inside.forkedBy().or(inside::beyond).orElseThrow();
        return "The log was altered: the store itself keeps a checkpoint of " + by.size() + " entries"
                + (inside.forkedBy().isPresent()
                        ? " whose root is another; an entry from " + inside.agreed() + " to " + (by.size() - 1)
                                + " was replaced."
                        : ", and there are " + size + ".");
    }
}
