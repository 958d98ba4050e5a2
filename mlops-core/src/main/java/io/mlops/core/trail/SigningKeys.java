package io.mlops.core.trail;

import io.mlops.core.action.Actions;
import io.mlops.core.action.Change;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.audit.CheckpointKey;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that the log was signed with: a record of all, and an entry of the log for each that comes. Thread-safe. */
final class SigningKeys {
    private static final String KIND = "audit-key";
    private static final String ID = "all";

    private final RecordStore records;
    private final Actions actions;

    SigningKeys(RecordStore records, Actions actions) {
        this.records = records;
        this.actions = actions;
    }

    /** Returns all keys, the first first. */
    List<CheckpointKey> all() {
        return keys(records.find(KIND, ID));
    }

    private static List<CheckpointKey> keys(Optional<StoredRecord> stored) {
        return stored
                .map(record ->
                        JsonObject.parse("keys of the audit log", record.json()).textList("keys"))
                .orElse(List.of())
                .stream()
                .map(CheckpointKey::parse)
                .toList();
    }

    /**
     * Makes sure that the log names a key as the one in use.
     *
     * @param principal who brings it
     * @throws InvalidInputException if it has another name than the key before: verifiers know the log by that name
     */
    void introduce(Principal principal, CheckpointKey key) {
        Optional<CheckpointKey> current = last(all());
        if (current.filter(key::equals).isPresent()) {
            return;
        }
        current.filter(before -> !before.name().equals(key.name())).ifPresent(before -> {
            throw new InvalidInputException(
                    "signing key",
                    "must have the name of the key before it, " + before.name(),
                    key.name(),
                    "make the new key with that name");
        });
        actions.perform(() -> change(principal, key));
    }

    private Change change(Principal principal, CheckpointKey key) {
        Optional<StoredRecord> stored = records.find(KIND, ID);
        List<CheckpointKey> keys = new ArrayList<>(keys(stored));
        Map<String, String> before =
                last(keys).map(k -> Map.of("key", k.line())).orElse(Map.of());
        keys.remove(key);
        keys.add(key);
        Action action = new Action(
                ActionType.AUDIT_KEY,
                principal,
                Resource.of(Resource.Type.STORE, ""),
                before,
                Map.of("key", key.line()),
                "");
        String json = CanonicalJson.write(
                Map.of("keys", keys.stream().map(CheckpointKey::line).toList()));
        return new Change(
                action,
                List.of(new Expectation.RecordAt(
                        KIND, ID, stored.map(StoredRecord::revision).orElse(0L))),
                List.of(new RecordWrite.Put(KIND, ID, json)),
                done -> List.of());
    }

    private static Optional<CheckpointKey> last(List<CheckpointKey> keys) {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }
}
