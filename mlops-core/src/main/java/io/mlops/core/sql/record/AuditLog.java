package io.mlops.core.sql.record;

import io.mlops.artifact.Digest;
import io.mlops.core.merkle.LogCheck;
import io.mlops.core.sql.session.LastRows;
import io.mlops.core.sql.session.ManyRows;
import io.mlops.core.sql.session.Session;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit log and the frontier of its Merkle tree. */
public final class AuditLog {
    private static final String QUERY = "SELECT idx, json, root FROM audit_entry WHERE idx >= ? ORDER BY idx LIMIT ?";
    private static final ManyRows INSERT = new ManyRows("INSERT INTO audit_entry (idx, json, root)", 3, "");
    private static final LastRows ENTRIES = AuditLog::write;
    private static final int ROOT_BYTES = 32;
    private static final char REPLACEMENT = '\uFFFD';

    private AuditLog() {}

    /**
     * Returns the frontier.
     *
     * @param session where to read
     */
    public static MerkleFrontier frontier(Session session) throws SQLException {
        List<MerkleFrontier> rows = session.list("SELECT size, peaks FROM audit_frontier", AuditLog::frontier);
        if (rows.size() != 1) {
            throw lost(null);
        }
        return rows.get(0);
    }

    private static MerkleFrontier frontier(ResultSet row) throws SQLException {
        String peaks = row.getString(2);
        try {
            List<Digest> digests = peaks.isEmpty()
                    ? List.of()
                    : Arrays.stream(peaks.split(" ")).map(Digest::new).toList();
            return new MerkleFrontier(row.getLong(1), digests);
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw lost(e);
        }
    }

    private static StoreCorruptException lost(@Nullable Exception cause) {
        return new StoreCorruptException(
                "The audit log has lost the right edge of its tree; restore the store from a backup", cause);
    }

    /**
     * Appends leaves at the end of the transaction.
     *
     * @param session the transaction of a commit
     * @param leaves in order
     */
    public static void append(Session session, List<AuditLeaf> leaves) {
        for (AuditLeaf leaf : leaves) {
            session.leave(ENTRIES, leaf.canonicalJson(), leaf.hash());
        }
    }

    /** The right edge of the tree is read and written once for all leaves of a transaction. */
    private static void write(Session session, List<Object[]> leaves) throws SQLException {
        MerkleFrontier frontier = frontier(session);
        List<Object[]> entries = new ArrayList<>(leaves.size());
        for (Object[] leaf : leaves) {
            long index = frontier.size();
            frontier = frontier.append((Digest) leaf[1]);
            entries.add(new Object[] {
                index, leaf[0], HexFormat.of().parseHex(frontier.root().hex())
            });
        }
        INSERT.insert(session, entries);
        session.update(
                "UPDATE audit_frontier SET size = ?, peaks = ?",
                frontier.size(),
                frontier.peaks().stream().map(Digest::hex).collect(Collectors.joining(" ")));
    }

    static List<StoredAuditLeaf> leaves(Session session, long from, int max) throws SQLException {
        return session.list(QUERY, AuditLog::leaf, first(from), max);
    }

    /** Nothing of ours lies before 0; what somebody put there must be seen. */
    private static long first(long from) {
        return from == 0 ? Long.MIN_VALUE : from;
    }

    private static StoredAuditLeaf leaf(ResultSet row) throws SQLException {
        byte[] root = bytes(row, 3);
        return new StoredAuditLeaf(
                row.getLong(1),
                new AuditLeaf(text(bytes(row, 2))),
                root.length == ROOT_BYTES ? Digest.from(root) : Digest.of(root));
    }

    /** A damaged page may give null, which is as wrong as any other bytes. */
    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] stored = row.getBytes(column);
        return stored == null ? new byte[0] : stored;
    }

    /** Bytes that are not UTF-8 were not written by us, and must not be taken for what they would be replaced by. */
    private static String text(byte[] stored) {
        String text = new String(stored, StandardCharsets.UTF_8);
        boolean isExact = text.indexOf(REPLACEMENT) < 0 || Arrays.equals(stored, text.getBytes(StandardCharsets.UTF_8));
        return isExact ? text : new String(stored, StandardCharsets.ISO_8859_1);
    }

    /**
     * Computes all hashes again; adds what does not hold.
     *
     * @param session where to read
     * @param defects grows
     */
    public static void verify(Session session, List<StoreDefect> defects) throws SQLException {
        LogCheck check = new LogCheck(Set.of());
        session.each(QUERY, row -> check.accept(leaf(row)), Long.MIN_VALUE, Integer.MAX_VALUE);
        try {
            check.finish(frontier(session));
        } catch (StoreCorruptException e) {
            check.lostFrontier();
        }
        check.finding()
                .ifPresent(found -> defects.add(new StoreDefect("audit entry " + found.index(), found.problem())));
    }
}
