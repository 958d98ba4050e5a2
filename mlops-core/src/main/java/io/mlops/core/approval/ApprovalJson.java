package io.mlops.core.approval;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Rationale;
import io.mlops.governance.approval.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Approval requests as JSON. Stateless. */
final class ApprovalJson {
    private ApprovalJson() {}

    static ApprovalRequest read(String id, String text) {
        return JsonObject.read("approval request " + id, text, json -> request(id, json));
    }

    private static ApprovalRequest request(String id, JsonObject json) {
        return new ApprovalRequest(
                id,
                subject(json.object("subject")),
                ApprovalStatus.valueOf(json.text("status")),
                json.text("requester"),
                new Rationale(json.text("reason"), json.textList("links")),
                json.objects("votes", ApprovalJson::vote),
                Instant.parse(json.text("expiresAt")));
    }

    private static ApprovalSubject subject(JsonObject json) {
        Map<String, Digest> evidence = new HashMap<>();
        json.texts("evidence").forEach((name, digest) -> evidence.put(name, new Digest(digest)));
        return new ApprovalSubject(
                json.text("model"),
                (int) json.number("version"),
                new Digest(json.text("digest")),
                new ApprovalTarget(ApprovalTarget.Kind.valueOf(json.text("targetKind")), json.text("target")),
                json.optionalText("policyDigest").map(Digest::new),
                new ApprovalTerms(
                        new Quorum(json.objects("quorum", ApprovalJson::part)),
                        Duration.parse(json.text("decideWithin")),
                        Duration.parse(json.text("usableFor"))),
                evidence);
    }

    private static Quorum.Part part(JsonObject json) {
        return new Quorum.Part(json.optionalText("role").map(Role::valueOf), (int) json.number("persons"));
    }

    private static ApprovalVote vote(JsonObject json) {
        Set<Role> roles = json.textList("roles").stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
        return new ApprovalVote(
                json.text("principal"),
                json.text("accountable"),
                json.flag("isApproval"),
                json.text("comment"),
                roles,
                Instant.parse(json.text("at")));
    }

    static String write(ApprovalRequest request) {
        return CanonicalJson.write(Map.of(
                "subject", json(request.subject()),
                "status", request.status().name(),
                "requester", request.requester(),
                "reason", request.reason(),
                "links", request.rationale().links(),
                "votes", request.votes().stream().map(ApprovalJson::json).toList(),
                "expiresAt", request.expiresAt().toString()));
    }

    private static Map<String, Object> json(ApprovalSubject subject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", subject.model());
        json.put("version", subject.version());
        json.put("digest", subject.digest().hex());
        json.put("targetKind", subject.target().kind().name());
        json.put("target", subject.target().name());
        subject.policyDigest().ifPresent(digest -> json.put("policyDigest", digest.hex()));
        json.put(
                "quorum",
                subject.terms().quorum().parts().stream()
                        .map(ApprovalJson::json)
                        .toList());
        json.put("decideWithin", subject.terms().decideWithin().toString());
        json.put("usableFor", subject.terms().usableFor().toString());
        Map<String, Object> evidence = new HashMap<>();
        subject.evidence().forEach((name, digest) -> evidence.put(name, digest.hex()));
        json.put("evidence", evidence);
        return json;
    }

    private static Map<String, Object> json(Quorum.Part part) {
        Map<String, Object> json = new HashMap<>();
        part.role().ifPresent(role -> json.put("role", role.name()));
        json.put("persons", part.persons());
        return json;
    }

    private static Map<String, Object> json(ApprovalVote vote) {
        List<String> roles = vote.roles().stream().map(Role::name).sorted().toList();
        return Map.of(
                "principal", vote.principal(),
                "accountable", vote.accountable(),
                "isApproval", vote.isApproval(),
                "comment", vote.comment(),
                "roles", roles,
                "at", vote.at().toString());
    }
}
