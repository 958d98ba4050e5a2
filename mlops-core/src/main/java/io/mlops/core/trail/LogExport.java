package io.mlops.core.trail;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.merkle.LeafTree;
import io.mlops.governance.audit.AuditExport;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointKey;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a log with its proofs as JSON lines; the form is at {@link AuditExport}. For one use by one thread. */
final class LogExport {
    private static final int BATCH = 1_000;

    private final OutputStream out;
    private final LeafTree tree;

    /** @param tree of all entries to write */
    LogExport(OutputStream out, LeafTree tree) {
        this.out = out;
        this.tree = tree;
    }

    void head(Checkpoint checkpoint, List<CheckpointKey> keys) throws IOException {
        line(
                AuditExport.CHECKPOINT,
                Map.of(
                        "note",
                        checkpoint.note(),
                        "keys",
                        keys.stream().map(CheckpointKey::line).toList()));
    }

    void earlier(Checkpoint checkpoint) throws IOException {
        line(
                AuditExport.CONSISTENCY,
                Map.of(
                        "note",
                        checkpoint.note(),
                        "path",
                        path(tree.consistency((int) checkpoint.size(), tree.size())
                                .path())));
    }

    void entries(RecordStore records) throws IOException {
        int next = 0;
        while (next < tree.size()) {
            List<StoredAuditLeaf> leaves = records.auditLeaves(next, Math.min(BATCH, tree.size() - next));
            for (StoredAuditLeaf stored : leaves) {
                line(
                        AuditExport.ENTRY,
                        Map.of(
                                "index",
                                stored.index(),
                                "leaf",
                                stored.leaf().canonicalJson(),
                                "path",
                                path(tree.inclusion((int) stored.index(), tree.size())
                                        .path())));
            }
            next += leaves.size();
        }
    }

    private static List<String> path(List<Digest> path) {
        return path.stream().map(Digest::hex).toList();
    }

    private void line(AuditExport type, Map<String, ?> fields) throws IOException {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("type", type.type());
        out.write(CanonicalJson.write(all).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
