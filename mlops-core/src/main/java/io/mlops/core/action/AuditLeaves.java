package io.mlops.core.action;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the entries of the audit log, and reads them for people. Thread-safe.
 *
 * <p>An entry holds no name of a person and no free text, but salted digests of them; {@link Identities} and {@link AuditTexts} keep beside it what they stand for.
 */
public final class AuditLeaves {
    private static final int FORMAT = 1;

    /** As the jar's manifest has it; classes outside of a jar have none. */
    private static final String SDK = Optional.ofNullable(
                    AuditLeaves.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    /** What an entry says besides its texts and names. */
    private static final List<String> FACTS =
            List.of("authentication", "decision", "kind", "policy", "request", "sdk", "trace");

    private final Optional<RecordStore> records;
    private final Optional<Identities> identities;

    AuditLeaves(Optional<RecordStore> records) {
        this.records = records;
        this.identities = records.map(Identities::new);
    }

    /**
     * An entry with what must be stored beside it.
     *
     * @param leaf the entry
     * @param writes the records of principals that it names for the first time, and of its texts
     * @param expectations that nobody else makes the records of these principals
     */
    record Leaf(AuditLeaf leaf, List<Write> writes, List<Expectation> expectations) {}

    Leaf leaf(Ledger.Entry entry, String outcome) {
        Action action = entry.action();
        Principal principal = action.principal();
        Decision decision = entry.judged().decision();
        List<Write> writes = new ArrayList<>();
        List<Expectation> expectations = new ArrayList<>();
        AuditTexts texts = new AuditTexts(entry.requestId() + "-" + outcome);
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
        json.put("before", texts.fields("before", action.before()));
        json.put("after", texts.fields("after", action.after()));
        json.put("decision", decision.outcome().name());
        json.put("rules", decision.rules());
        entry.judged().policy().ifPresent(digest -> json.put("policy", digest.hex()));
        json.put("reason", texts.text("reason", action.reason().isEmpty() ? decision.reason() : action.reason()));
        json.put("request", entry.requestId());
        json.put("sdk", SDK);
        TraceId.current().ifPresent(trace -> json.put("trace", trace));
        texts.write().ifPresent(writes::add);
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
     * Returns entries for people, names of principals and texts filled in where they are still known.
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

    private AuditEntry read(long index, AuditLeaf leaf, Map<String, String> names) {
        return JsonObject.read("audit entry " + index, leaf.canonicalJson(), json -> entry(index, leaf, names, json));
    }

    private AuditEntry entry(long index, AuditLeaf leaf, Map<String, String> names, JsonObject json) {
        String principal = json.text("principal");
        Optional<StoredRecord> texts =
                records.flatMap(r -> AuditTexts.find(r, json.text("request") + "-" + json.text("outcome")));
        Map<String, String> details = new HashMap<>();
        for (String group : List.of("before", "after")) {
            JsonObject fields = json.object(group);
            fields.names()
                    .forEach(
                            name -> details.put(group + "." + name, AuditTexts.read(texts, fields, group + ".", name)));
        }
        details.put("reason", AuditTexts.read(texts, json, "", "reason"));
        details.put("rules", String.join(", ", json.textList("rules")));
        FACTS.forEach(name -> json.optionalText(name).ifPresent(value -> details.put(name, value)));
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

    /**
     * Returns what erases the texts behind an entry: the entry stays, and its hash.
     *
     * @param leaf the entry
     * @return empty where it has no texts, or they are erased
     */
    public Optional<RecordWrite> textErasure(AuditLeaf leaf) {
        JsonObject json = JsonObject.parse("audit entry", leaf.canonicalJson());
        return records.flatMap(r -> AuditTexts.erasure(r, json.text("request") + "-" + json.text("outcome")));
    }

    /**
     * Returns what erases the name of a principal: its entries stay, and their hashes.
     *
     * @param principalId whose name
     * @return the stand-in that the entries hold, with the write; empty where the name is not known
     */
    public Optional<Map.Entry<String, RecordWrite>> nameErasure(String principalId) {
        return identities
                .flatMap(known -> known.erasure(principalId))
                .map(erasure -> Map.entry(erasure.digest(), erasure.write()));
    }

    /**
     * Forgets the stand-in of an erased name, so that a principal who acts again gets another.
     *
     * @param principalId whose name was erased
     */
    public void forget(String principalId) {
        identities.ifPresent(known -> known.forget(principalId));
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
