package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Stands in for the names of principals in the audit log: a salted digest in the entry, the name and the salt in a record beside it. Erasing the record makes the entry
 * anonymous and leaves it valid. Thread-safe.
 */
final class Identities {
    private static final String KIND = "principal";
    private static final int SALT_BYTES = 16;

    private final RecordStore records;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Identities(RecordStore records) {
        this.records = records;
    }

    /**
     * A principal's stand-in.
     *
     * @param digest salted
     * @param write makes its record; empty where it exists
     * @param expectation holds as long as nobody else made the record; empty where it exists
     */
    record Identity(String digest, Optional<Write> write, Optional<Expectation> expectation) {}

    /** Returns the stand-in for an id. Only what is stored is remembered: two processes that name somebody for the first time must agree on one salt. */
    Identity of(String principalId) {
        String remembered = known.get(principalId);
        if (remembered != null) {
            return new Identity(remembered, Optional.empty(), Optional.empty());
        }
        String key = key(principalId);
        Optional<StoredRecord> stored = records.find(KIND, key);
        if (stored.isPresent()) {
            String digest = JsonObject.parse("principal", stored.get().json()).text("digest");
            known.put(principalId, digest);
            return new Identity(digest, Optional.empty(), Optional.empty());
        }
        return make(principalId, key);
    }

    /** Returns the names that are still known, by digest. */
    Map<String, String> names() {
        return Page.stream(PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> records.list(KIND, "", page))
                .map(record -> JsonObject.parse("principal", record.json()))
                .collect(Collectors.toMap(json -> json.text("digest"), json -> json.text("id"), (a, b) -> a));
    }

    /**
     * What erases a name.
     *
     * @param digest the stand-in, which stays
     * @param write erases the record
     */
    record Erasure(String digest, RecordWrite write) {}

    /** Returns what erases the name of a principal, or empty where it is not known. */
    Optional<Erasure> erasure(String principalId) {
        String key = key(principalId);
        return records.find(KIND, key)
                .map(stored -> JsonObject.parse("principal", stored.json()).text("digest"))
                .map(digest -> new Erasure(digest, new RecordWrite.Delete(KIND, key)));
    }

    /** Gives a principal that acts again another stand-in, which nothing links to the erased one. */
    void forget(String principalId) {
        known.remove(principalId);
    }

    private Identity make(String principalId, String key) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String saltText = HexFormat.of().formatHex(salt);
        String digest = Digest.of(saltText + ":" + principalId).hex();
        String json = CanonicalJson.write(Map.of("id", principalId, "salt", saltText, "digest", digest));
        return new Identity(
                digest,
                Optional.of(new RecordWrite.Put(KIND, key, json)),
                Optional.of(new Expectation.RecordAt(KIND, key, 0)));
    }

    /** The key is a digest too, so that a list of keys tells nothing by itself. */
    private static String key(String principalId) {
        return Digest.of(principalId).hex();
    }
}
