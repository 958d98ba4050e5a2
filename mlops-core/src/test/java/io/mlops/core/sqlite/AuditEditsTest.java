package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.sql.record.AuditLog;
import io.mlops.core.sql.session.Session;
import io.mlops.spi.Backend;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random single edits of a stored log are all found, and the first bad entry is named. */
final class AuditEditsTest {
    private static final int ENTRIES = 1_000;
    private static final long SEED = 20_261_121L;

    @TempDir
    private Path folder;

    @Test
    void verify_afterEachOfHundredsOfRandomEdits_namesTheFirstBadEntry() throws SQLException {
        tryEdits(200);
    }

    @Test
    @Tag("stress")
    void verify_afterEachOfTenThousandRandomEdits_namesTheFirstBadEntry() throws SQLException {
        tryEdits(10_000);
    }

    private void tryEdits(int edits) throws SQLException {
        fill();
        Random random = new Random(SEED);
        List<String> missed = new ArrayList<>();
        Map<Edit.Kind, Integer> tried = new EnumMap<>(Edit.Kind.class);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Session session = new Session(connection)) {
            connection.setAutoCommit(false);
            assertThat(firstBad(session)).isEmpty();
            for (int i = 0; i < edits; i++) {
                Edit edit = Edit.random(random, ENTRIES);
                OptionalLong expected = edit.apply(session);
                OptionalLong found = firstBad(session);
                connection.rollback();
                tried.merge(edit.kind(), 1, Integer::sum);
                boolean isNamed = found.isPresent() && (expected.isEmpty() || expected.equals(found));
                if (!isNamed) {
                    missed.add(edit + " found at " + found);
                }
            }
            assertThat(firstBad(session)).isEmpty();
        }
        assertThat(missed).isEmpty();
        assertThat(tried).as("every kind of edit was tried").containsOnlyKeys(Edit.Kind.values());
    }

    private static OptionalLong firstBad(Session session) throws SQLException {
        List<StoreDefect> defects = new ArrayList<>();
        AuditLog.verify(session, defects);
        return defects.stream()
                .mapToLong(defect -> Long.parseLong(defect.place().substring("audit entry ".length())))
                .findFirst();
    }

    private void fill() {
        try (Backend backend = StoreSamples.open(folder)) {
            for (int from = 0; from < ENTRIES; from += 100) {
                List<AuditLeaf> leaves = IntStream.range(from, from + 100)
                        .mapToObj(AuditEditsTest::leaf)
                        .toList();
                backend.commit(new Commit(
                        UUID.randomUUID().toString(), "test", StoreSamples.AT, List.of(), List.of(), leaves));
            }
        }
    }

    private static AuditLeaf leaf(int i) {
        return new AuditLeaf(CanonicalJson.write(Map.of(
                "action",
                "alias.set",
                "at",
                StoreSamples.AT.plusSeconds(i).toString(),
                "principal",
                "p\u00E4" + i % 7,
                "note",
                "\uFFFD")));
    }

    /**
     * One change of the table behind the store's back.
     *
     * @param entry which entry it begins at
     * @param other a second number, its meaning depends on the kind
     */
    private record Edit(Kind kind, int entry, int other) {
        private enum Kind {
            CHANGE_JSON,
            CHANGE_JSON_INVISIBLY,
            CHANGE_ROOT,
            CHANGE_INDEX,
            DELETE,
            INSERT,
            APPEND,
            SWAP,
            SWAP_JSON,
            SWAP_ROOT,
            FRONTIER
        }

        static Edit random(Random random, int entries) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            int entry = random.nextInt(entries - 1);
            return new Edit(kind, entry, entry + 1 + random.nextInt(entries - entry - 1));
        }

        /** Makes the edit; returns which entry is the first bad one, empty where no entry is but what the next would build on. */
        OptionalLong apply(Session session) throws SQLException {
            return switch (kind) {
                case CHANGE_JSON -> {
                    byte[] json = bytes(session);
                    json[other % json.length] ^= (byte) (1 << other % 7);
                    yield changed(session, "UPDATE audit_entry SET json = CAST(? AS TEXT) WHERE idx = ?", json, entry);
                }
                case CHANGE_JSON_INVISIBLY -> {
                    // A byte that is no UTF-8 in the place of a replacement character: decoded carelessly, the text is
                    // the same.
                    String json = new String(bytes(session), StandardCharsets.ISO_8859_1)
                            .replace("\u00EF\u00BF\u00BD", "\u00FF");
                    yield changed(
                            session,
                            "UPDATE audit_entry SET json = CAST(? AS TEXT) WHERE idx = ?",
                            json.getBytes(StandardCharsets.ISO_8859_1),
                            entry);
                }
                case CHANGE_ROOT ->
                    changed(
                            session,
                            "UPDATE audit_entry SET root = (SELECT root FROM audit_entry WHERE idx = ?) WHERE idx = ?",
                            other,
                            entry);
                case CHANGE_INDEX -> {
                    int index = other % 2 == 0 ? -other : ENTRIES + other;
                    changed(session, "UPDATE audit_entry SET idx = ? WHERE idx = ?", index, entry);
                    yield OptionalLong.of(index < 0 ? 0 : entry);
                }
                case DELETE -> changed(session, "DELETE FROM audit_entry WHERE idx = ?", entry);
                case INSERT -> {
                    session.update("UPDATE audit_entry SET idx = -idx - 1 WHERE idx >= ?", entry);
                    session.update("UPDATE audit_entry SET idx = -idx WHERE idx < 0");
                    yield copied(session, other + 1, entry);
                }
                case APPEND -> copied(session, entry, ENTRIES);
                case SWAP -> swap(session, "json", "root");
                case SWAP_JSON -> swap(session, "json");
                case SWAP_ROOT -> swap(session, "root");
                case FRONTIER -> {
                    session.update(
                            other % 2 == 0
                                    ? "UPDATE audit_frontier SET peaks = replace(peaks, substr(peaks, 1, 8), '01234567')"
                                    : "UPDATE audit_frontier SET size = size + 1");
                    yield OptionalLong.empty();
                }
            };
        }

        private OptionalLong copied(Session session, int from, int to) throws SQLException {
            return changed(
                    session,
                    "INSERT INTO audit_entry (idx, json, root) SELECT ?, json, root FROM audit_entry WHERE idx = ?",
                    to,
                    from,
                    to);
        }

        private OptionalLong swap(Session session, String... columns) throws SQLException {
            for (String column : columns) {
                session.update(
                        "UPDATE audit_entry AS e SET " + column + " = (SELECT o." + column
                                + " FROM audit_entry AS o WHERE o.idx = ? - e.idx) WHERE idx IN (?, ?)",
                        entry + other,
                        entry,
                        other);
            }
            return OptionalLong.of(entry);
        }

        private byte[] bytes(Session session) throws SQLException {
            return session.first(
                            "SELECT json FROM audit_entry WHERE idx = ?",
                            row -> row.getString(1).getBytes(StandardCharsets.UTF_8),
                            entry)
                    .orElseThrow();
        }

        /** The last value is the entry that is bad then. */
        private static OptionalLong changed(Session session, String sql, Object... values) throws SQLException {
            int bound = (int) sql.chars().filter(c -> c == '?').count();
            assertThat(session.update(sql, Arrays.copyOf(values, bound))).isEqualTo(1);
            return OptionalLong.of(((Number) values[values.length - 1]).longValue());
        }
    }
}
