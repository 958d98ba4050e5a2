package io.mlops.core.action;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.governance.Action;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the entries of the audit log, and reads them for people. Thread-safe. */
public final class AuditLeaves {
    private static final int FORMAT = 1;

    private final Optional<Identities> identities;

    AuditLeaves(Optional<Identities> identities) {
        this.identities = identities;
    }

    /**
     * An entry with what must be stored beside it.
     *
     * @param leaf the entry
     * @param writes the records of principals that it names for the first time
     * @param expectations that nobody else makes these records
     */
    record Leaf(AuditLeaf leaf, List<Write> writes, List<Expectation> expectations) {}

    Leaf leaf(Ledger.Entry entry, String outcome) {
        Action action = entry.action();
        Principal principal = action.principal();
        List<Write> writes = new ArrayList<>();
        List<Expectation> expectations = new ArrayList<>();
        Map<String, Object> json = new HashMap<>();
        json.put("v", FORMAT);
        json.put("at", entry.at().toString());
        json.put("action", action.type().id());
        json.put("outcome", outcome);
        json.put("principal", standIn(principal.id(), writes, expectations));
        json.put("kind", principal.kind().name());
        json.put("authentication", principal.authentication());
        principal.onBehalfOf().ifPresent(person -> json.put("onBehalfOf", standIn(person, writes, expectations)));
        json.put("resource", resource(action.resource()));
        json.put("before", action.before());
        json.put("after", action.after());
        json.put("decision", entry.decision().outcome().name());
        json.put("rules", entry.decision().rules());
        json.put("reason", action.reason().isEmpty() ? entry.decision().reason() : action.reason());
        json.put("request", entry.requestId());
        return new Leaf(new AuditLeaf(CanonicalJson.write(json)), writes, expectations);
    }

    private String standIn(String principalId, List<Write> writes, List<Expectation> expectations) {
        if (identities.isEmpty()) {
            return principalId;
        }
        Identities.Identity identity = identities.get().of(principalId);
        identity.write().filter(write -> !writes.contains(write)).ifPresent(writes::add);
        identity.expectation().ifPresent(expectations::add);
        return identity.digest();
    }

    private static Map<String, Object> resource(Resource resource) {
        return Map.of(
                "type", resource.type().name(),
                "name", resource.name(),
                "version", resource.version(),
                "alias", resource.alias());
    }

    /**
     * Returns entries for people, the names of principals filled in where they are still known.
     *
     * @param from the index of the first
     * @param stored the entries as they are stored
     */
    public List<AuditEntry> read(long from, List<StoredAuditLeaf> stored) {
        Map<String, String> names = identities.map(Identities::names).orElse(Map.of());
        List<AuditEntry> entries = new ArrayList<>(stored.size());
        for (StoredAuditLeaf entry : stored) {
            entries.add(read(from + entries.size(), entry.leaf(), names));
        }
        return entries;
    }

    private static AuditEntry read(long index, AuditLeaf leaf, Map<String, String> names) {
        JsonObject json = JsonObject.parse("audit entry " + index, leaf.canonicalJson());
        String principal = json.text("principal");
        Map<String, String> details = new HashMap<>();
        json.texts("before").forEach((field, value) -> details.put("before." + field, value));
        json.texts("after").forEach((field, value) -> details.put("after." + field, value));
        details.put("reason", json.text("reason"));
        details.put("rules", String.join(", ", json.textList("rules")));
        json.optionalText("onBehalfOf").ifPresent(p -> details.put("onBehalfOf", names.getOrDefault(p, p)));
        return new AuditEntry(
                index,
                Instant.parse(json.text("at")),
                names.getOrDefault(principal, principal),
                json.text("action") + ":" + json.text("outcome"),
                describe(json.object("resource")),
                details,
                leaf.canonicalJson());
    }

    private static String describe(JsonObject resource) {
        long version = resource.number("version");
        String alias = resource.text("alias");
        return resource.text("type").toLowerCase(Locale.ROOT)
                + " " + resource.text("name")
                + (alias.isEmpty() ? "" : "@" + alias)
                + (version == 0 ? "" : " version " + version);
    }
}
