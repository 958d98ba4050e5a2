package io.mlops.core.trail;

import io.mlops.core.check.Ids;
import io.mlops.core.check.Values;
import io.mlops.core.merkle.LeafTree;
import io.mlops.core.merkle.LogCheck;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.governance.audit.AuditEvidence;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointKey;
import io.mlops.governance.audit.ConsistencyProof;
import io.mlops.governance.audit.InclusionProof;
import io.mlops.page.PageRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The audit log of a store that keeps records, as one principal uses it. Thread-safe. */
public final class StoreAuditTrail implements AuditTrail {
    private final TrailParts parts;
    private final Principal principal;

    /**
     * Binds a principal.
     *
     * @param parts shared by all principals
     * @param principal who brings a signing key, where one is new
     */
    public StoreAuditTrail(TrailParts parts, Principal principal) {
        this.parts = parts;
        this.principal = principal;
    }

    @Override
    public long size() {
        return parts.records.auditFrontier().size();
    }

    @Override
    public List<AuditEntry> entries(long from, int max) {
        if (from < 0 || max < 1 || max > PageRequest.MAX_RESULTS) {
            throw new InvalidInputException(new Violation(
                    "audit range",
                    "must begin at 0 or later and have 1 to " + PageRequest.MAX_RESULTS + " entries",
                    Integer.toString(PageRequest.MAX_RESULTS),
                    from + "+" + max,
                    "read several parts"));
        }
        return parts.leaves.read(from, parts.records.auditLeaves(from, max));
    }

    /** A key counts from its first checkpoint on: before, there is nothing that could be signed by it. */
    @Override
    public AuditVerification verify() {
        List<CheckpointKey> known = parts.keys.all();
        List<CheckpointKey> keys = parts.auditing.signer().stream()
                .map(signer -> signer.key())
                .filter(known::contains)
                .toList();
        List<Checkpoint> anchored = parts.auditing.anchors().stream()
                .flatMap(anchor -> anchor.published().stream())
                .toList();
        return verify(new AuditEvidence(anchored, keys));
    }

    @Override
    public AuditVerification verify(AuditEvidence evidence) {
        Verdict verdict = new Verdict(evidence, parts.kept.all());
        LogCheck check = AuditCheck.of(parts.records, verdict.sizes());
        return verdict.of(check, new Wording(parts.records));
    }

    @Override
    public Checkpoint checkpoint() {
        parts.auditing.signer().ifPresent(signer -> parts.keys.introduce(principal, signer.key()));
        LogCheck check = AuditCheck.sound(parts.records, leaf -> {});
        Checkpoint unsigned = Checkpoint.unsigned(origin(), check.size(), check.root());
        Checkpoint made =
                parts.auditing.signer().map(signer -> signer.sign(unsigned)).orElse(unsigned);
        if (!parts.kept.all().contains(made)) {
            parts.kept.add(made);
        }
        parts.auditing.anchors().forEach(anchor -> anchor.publish(made));
        return made;
    }

    private String origin() {
        return parts.auditing
                .signer()
                .map(signer -> signer.key().name())
                .orElseGet(() -> "mlops.local/"
                        + parts.records.auditLeaves(0, 1).stream()
                                .map(first -> first.leaf().hash().hex().substring(0, 16))
                                .findFirst()
                                .orElse("empty"));
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return parts.kept.all();
    }

    @Override
    public InclusionProof inclusionProof(long index, long size) {
        LeafTree tree = tree();
        requireWithin("size", size, tree.size());
        requireWithin("index", index, size - 1);
        return tree.inclusion((int) index, (int) size);
    }

    @Override
    public ConsistencyProof consistencyProof(long from, long to) {
        LeafTree tree = tree();
        requireWithin("to", to, tree.size());
        requireWithin("from", from, to);
        return tree.consistency((int) from, (int) to);
    }

    private LeafTree tree() {
        LeafHashes hashes = new LeafHashes();
        AuditCheck.sound(parts.records, hashes);
        return hashes.tree();
    }

    @Override
    public void eraseTexts(long index, String reason) {
        parts.erasures.texts(principal, index, Values.reason(reason));
    }

    @Override
    public void eraseName(String principalId, String reason) {
        parts.erasures.name(principal, Ids.principal(principalId), Values.reason(reason));
    }

    private static void requireWithin(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new InvalidInputException(new Violation(
                    field,
                    "must be 0 to " + max,
                    Long.toString(max),
                    Long.toString(value),
                    "verify() tells how many entries there are"));
        }
    }

    @Override
    public void export(OutputStream out) {
        LeafTree tree = tree();
        List<Checkpoint> kept = parts.kept.all().stream()
                .filter(checkpoint -> checkpoint.size() <= tree.size())
                .toList();
        Optional<Checkpoint> latest = kept.stream()
                .filter(checkpoint -> checkpoint.size() == tree.size())
                .filter(checkpoint -> checkpoint.root().equals(tree.root(tree.size())))
                .reduce((first, second) -> second);
        Checkpoint head = latest.orElseGet(() -> Checkpoint.unsigned(origin(), tree.size(), tree.root(tree.size())));
        try {
            LogExport export = new LogExport(out, tree);
            export.head(head, parts.keys.all());
            for (Checkpoint checkpoint : kept) {
                if (!checkpoint.equals(head)) {
                    export.earlier(checkpoint);
                }
            }
            export.entries(parts.records);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The export of the audit log cannot be written", e);
        }
    }
}
