package io.mlops.core.trail;

import io.mlops.core.merkle.LogCheck;
import io.mlops.governance.audit.AuditEvidence;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.governance.audit.AuditVerification.Status;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares a log with checkpoints: those from outside, which are believed, and those in the store, which whoever wrote the log may have replaced too but for their signatures. For one
 * use by one thread.
 */
final class Verdict {
    private final List<Checkpoint> anchored;
    private final List<Checkpoint> kept;
    private final List<CheckpointKey> keys;

    /**
     * @param kept what lies in the store
     */
    Verdict(AuditEvidence evidence, List<Checkpoint> kept) {
        this.keys = evidence.keys();
        this.anchored = bySize(evidence.anchored().stream().filter(this::isBelieved));
        this.kept = bySize(kept.stream());
    }

    private static List<Checkpoint> bySize(Stream<Checkpoint> checkpoints) {
        return checkpoints.sorted(Comparator.comparingLong(Checkpoint::size)).toList();
    }

    /** With keys given, an anchored checkpoint that none of them signed is anybody's. */
    private boolean isBelieved(Checkpoint checkpoint) {
        return keys.isEmpty() || signer(checkpoint).isPresent();
    }

    /** For which sizes of the tree the check must remember the root. */
    Set<Long> sizes() {
        Set<Long> sizes = new HashSet<>();
        Stream.concat(anchored.stream(), kept.stream()).map(Checkpoint::size).forEach(sizes::add);
        return sizes;
    }

    AuditVerification of(LogCheck check, Wording wording) {
        Optional<LogCheck.Finding> finding = check.finding();
        Agreement outside = Agreement.of(check, anchored);
        if (finding.isPresent()) {
            return result(
                    check,
                    Status.ALTERED,
                    finding.get().index(),
                    "The log was altered: " + finding.get().problem() + ".");
        }
        if (outside.forkedBy().isPresent()) {
            return result(check, Status.FORKED, outside.agreed(), wording.forked(outside, check.size()));
        }
        if (outside.beyond().isPresent()) {
            return result(
                    check,
                    Status.SHORTER,
                    check.size(),
                    wording.shorter(outside.beyond().get(), check.size()));
        }
        Agreement inside = Agreement.of(check, kept);
        if (inside.forkedBy().isPresent() || inside.beyond().isPresent()) {
            long first = inside.forkedBy().isPresent() ? inside.agreed() : check.size();
            return result(check, Status.ALTERED, first, wording.contradicted(inside, check.size()));
        }
        Optional<Checkpoint> signed = latestSigned(check);
        boolean isMissing = !keys.isEmpty() && signed.isEmpty();
        return new AuditVerification(
                isMissing ? Status.UNKNOWN : Status.INTACT,
                check.size(),
                check.root(),
                OptionalLong.empty(),
                outside.agreed(),
                signed.flatMap(this::signer).map(CheckpointKey::name),
                wording.intact(check, new Wording.Coverage(signed, isMissing, latestKept(), outside.agreed())));
    }

    private AuditVerification result(LogCheck check, Status status, long first, String statement) {
        long believed = Agreement.of(check, anchored).agreed();
        return new AuditVerification(
                status,
                check.size(),
                check.root(),
                OptionalLong.of(first),
                Math.min(believed, first),
                Optional.empty(),
                statement);
    }

    private Optional<Checkpoint> latestKept() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    private Optional<Checkpoint> latestSigned(LogCheck check) {
        return Stream.concat(kept.stream(), anchored.stream())
                .filter(checkpoint -> checkpoint.size() <= check.size())
                .filter(checkpoint -> signer(checkpoint).isPresent())
                .max(Comparator.comparingLong(Checkpoint::size));
    }

    private Optional<CheckpointKey> signer(Checkpoint checkpoint) {
        return keys.stream().filter(key -> key.hasSigned(checkpoint)).findFirst();
    }
}
