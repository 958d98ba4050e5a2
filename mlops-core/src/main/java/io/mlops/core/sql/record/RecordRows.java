package io.mlops.core.sql.record;

import io.mlops.core.sql.session.Session;
import io.mlops.error.InvalidInputException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The rows of records. */
final class RecordRows {
    private static final String QUERY =
            "SELECT kind, id, revision, json, updated_at FROM record WHERE json IS NOT NULL AND kind = ?";

    /** The last code point: without an upper end, the rows of all other prefixes would be looked through. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private RecordRows() {}

    static Optional<StoredRecord> find(Session session, String kind, String id) throws SQLException {
        return session.first(QUERY + " AND id = ?", RecordRows::record, kind, id);
    }

    static Page<StoredRecord> list(Session session, String kind, String idPrefix, PageRequest page)
            throws SQLException {
        String after = page.pageToken().map(RecordRows::id).orElse("");
        int length = idPrefix.codePointCount(0, idPrefix.length());
        List<StoredRecord> rows = session.list(
                QUERY + " AND id >= ? AND id <= ? AND substr(id, 1, " + length + ") = ? AND id > ? ORDER BY id LIMIT ?",
                RecordRows::record,
                kind,
                idPrefix,
                idPrefix + LAST,
                idPrefix,
                after,
                page.maxResults() + 1);
        if (rows.size() <= page.maxResults()) {
            return Page.last(rows);
        }
        List<StoredRecord> items = rows.subList(0, page.maxResults());
        return new Page<>(items, Optional.of(token(items.get(items.size() - 1).id())));
    }

    static List<String> kinds(Session session) throws SQLException {
        return session.list(
                "SELECT DISTINCT kind FROM record WHERE json IS NOT NULL ORDER BY kind", row -> row.getString(1));
    }

    private static StoredRecord record(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    private static String token(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "page token", "must be one that this listing returned", token, "begin again without a token");
        }
    }
}
