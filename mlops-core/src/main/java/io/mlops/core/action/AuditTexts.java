package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.check.Secrets;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for the free text of one audit entry: a salted digest in the entry, the texts and their salt in a record beside it. Erasing the record makes the texts
 * unreadable and leaves the entry valid. For one entry, used by one thread.
 */
final class AuditTexts {
    /** The kind of the records. */
    static final String KIND = "audit-text";

    private static final String DIGEST = "text";
    private static final String ERASED = "(erased)";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** What people cannot write freely: ids, numbers, digests and members of closed sets. */
    private static final Set<String> PLAIN = Set.of(
            "alias",
            "bytes",
            "cause",
            "digest",
            "engine",
            "entry",
            "environment",
            "experiment",
            "key",
            "model",
            "olderThan",
            "points",
            "role",
            "rollback",
            "run",
            "runs",
            "stage",
            "status",
            "version");

    private static final String PLAIN_PREFIX = "alias:";

    private final String id;
    private final String salt;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Begins the texts of an entry; its id is that of the request, the outcome behind. */
    AuditTexts(String id) {
        byte[] bytes = new byte[SALT_BYTES];
        RANDOM.nextBytes(bytes);
        this.id = id;
        this.salt = HexFormat.of().formatHex(bytes);
    }

    /** Returns what the entry holds of some fields: what is plain as it is, and the stand-in of what is not. */
    Map<String, Object> fields(String group, Map<String, String> values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((name, value) ->
                fields.put(name, isPlain(name) || value.isEmpty() ? value : text(group + "." + name, value)));
        return fields;
    }

    /** Returns what the entry holds of a text, secrets in it masked before anything is kept; the empty text tells nothing and stays. */
    Object text(String field, String value) {
        if (value.isEmpty()) {
            return value;
        }
        String masked = Secrets.mask(value);
        texts.put(field, masked);
        return Map.of(DIGEST, digest(salt, masked));
    }

    /** Returns the write of the record, or empty where the entry needs none. */
    Optional<Write> write() {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordWrite.Put(KIND, id, CanonicalJson.write(Map.of("salt", salt, "texts", texts))));
    }

    /** Returns a text as people may read it, where the record is still there and holds what the entry was written with. */
    static String read(Optional<StoredRecord> stored, JsonObject entry, String group, String name) {
        Optional<String> digest = entry.optionalObject(name).flatMap(standIn -> standIn.optionalText(DIGEST));
        if (digest.isEmpty()) {
            return entry.optionalText(name).orElse("");
        }
        return stored.map(record -> JsonObject.parse("texts of an audit entry", record.json()))
                .flatMap(json -> Optional.ofNullable(json.texts("texts").get(group + name))
                        .filter(text -> digest(json.text("salt"), text).equals(digest.get())))
                .orElse(ERASED);
    }

    /** Returns the write that erases the texts of an entry, or empty where there are none. */
    static Optional<RecordWrite> erasure(RecordStore records, String id) {
        return records.find(KIND, id).map(stored -> new RecordWrite.Delete(KIND, id));
    }

    static Optional<StoredRecord> find(RecordStore records, String id) {
        return records.find(KIND, id);
    }

    private static boolean isPlain(String name) {
        return PLAIN.contains(name) || name.startsWith(PLAIN_PREFIX);
    }

    private static String digest(String salt, String text) {
        return Digest.of(salt + ":" + text).hex();
    }
}
