package io.mlops.core.sql.record;

import io.mlops.artifact.Digest;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The audit log and the frontier of its Merkle tree. */
public final class AuditLog {
    private AuditLog() {}

    /**
     * Returns the frontier.
     *
     * @param session where to read
     */
    public static MerkleFrontier frontier(Session session) throws SQLException {
        return session.first("SELECT size, peaks FROM audit_frontier", AuditLog::frontier)
                .orElseThrow(() -> new StoreCorruptException(
                        "The audit log has lost its frontier; restore the store from a backup", null));
    }

    private static MerkleFrontier frontier(ResultSet row) throws SQLException {
        String peaks = row.getString(2);
        List<Digest> digests = peaks.isEmpty()
                ? List.of()
                : Arrays.stream(peaks.split(" ")).map(Digest::new).toList();
        return new MerkleFrontier(row.getLong(1), digests);
    }

    /**
     * Appends leaves.
     *
     * @param session the transaction of a commit
     * @param leaves in order
     */
    public static void append(Session session, List<AuditLeaf> leaves) throws SQLException {
        if (leaves.isEmpty()) {
            return;
        }
        MerkleFrontier frontier = frontier(session);
        for (AuditLeaf leaf : leaves) {
            Digest hash = leaf.hash();
            session.update(
                    "INSERT INTO audit_entry (idx, json, hash) VALUES (?, ?, ?)",
                    frontier.size(),
                    leaf.canonicalJson(),
                    HexFormat.of().parseHex(hash.hex()));
            frontier = frontier.append(hash);
        }
        session.update(
                "UPDATE audit_frontier SET size = ?, peaks = ?",
                frontier.size(),
                frontier.peaks().stream().map(Digest::hex).collect(Collectors.joining(" ")));
    }

    static List<AuditLeaf> leaves(Session session, long from, int max) throws SQLException {
        return session.list(
                "SELECT json FROM audit_entry WHERE idx >= ? ORDER BY idx LIMIT ?",
                row -> new AuditLeaf(row.getString(1)),
                from,
                max);
    }

    /**
     * Computes all hashes again; adds what does not hold.
     *
     * @param session where to read
     * @param defects grows
     */
    public static void verify(Session session, List<StoreDefect> defects) throws SQLException {
        Check check = new Check(defects);
        session.each("SELECT idx, json, hash FROM audit_entry ORDER BY idx", check::entry);
        MerkleFrontier stored = frontier(session);
        if (!stored.equals(check.frontier)) {
            defects.add(new StoreDefect(
                    "audit log",
                    "its " + check.frontier.size() + " entries do not give the stored frontier of " + stored.size()));
        }
    }

    private static final class Check {
        private final List<StoreDefect> defects;
        private MerkleFrontier frontier = MerkleFrontier.EMPTY;

        Check(List<StoreDefect> defects) {
            this.defects = defects;
        }

        void entry(ResultSet row) throws SQLException {
            long index = row.getLong(1);
            if (index != frontier.size()) {
                defects.add(new StoreDefect("audit entry " + index, "stands in the place of entry " + frontier.size()));
            }
            Digest hash = new AuditLeaf(row.getString(2)).hash();
            if (!hash.hex().equals(HexFormat.of().formatHex(row.getBytes(3)))) {
                defects.add(new StoreDefect("audit entry " + index, "its content does not have the stored hash"));
            }
            frontier = frontier.append(hash);
        }
    }
}
