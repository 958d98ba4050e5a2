package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.ApprovalVote;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An approval request with the revision of its record. Immutable.
 *
 * @param request the request as it is now, expiry applied
 * @param revision the revision of its record
 */
public record StoredApproval(ApprovalRequest request, long revision) {
    /** The kind of the records. */
    public static final String KIND = "approval";

    static StoredApproval read(StoredRecord record, Instant now) {
        JsonObject json = JsonObject.parse("approval request " + record.id(), record.json());
        JsonObject subject = json.object("subject");
        ApprovalRequest request = new ApprovalRequest(
                record.id(),
                new ApprovalSubject(
                        subject.text("model"),
                        (int) subject.number("version"),
                        new Digest(subject.text("digest")),
                        subject.text("alias"),
                        subject.optionalText("policyDigest").map(Digest::new),
                        (int) subject.number("quorum")),
                ApprovalStatus.valueOf(json.text("status")),
                json.text("requester"),
                json.text("reason"),
                json.objects("votes", StoredApproval::vote),
                Instant.parse(json.text("expiresAt")));
        return new StoredApproval(expired(request, now), record.revision());
    }

    private static ApprovalVote vote(JsonObject json) {
        return new ApprovalVote(
                json.text("principal"),
                json.text("accountable"),
                json.flag("isApproval"),
                json.text("comment"),
                Instant.parse(json.text("at")));
    }

    /** What is not used in time expires without anybody writing it down. */
    private static ApprovalRequest expired(ApprovalRequest request, Instant now) {
        boolean isOpen = request.status() == ApprovalStatus.PENDING || request.status() == ApprovalStatus.APPROVED;
        return isOpen && !now.isBefore(request.expiresAt()) ? withStatus(request, ApprovalStatus.EXPIRED) : request;
    }

    /** Returns a request with another status. */
    public static ApprovalRequest withStatus(ApprovalRequest request, ApprovalStatus status) {
        return new ApprovalRequest(
                request.id(),
                request.subject(),
                status,
                request.requester(),
                request.reason(),
                request.votes(),
                request.expiresAt());
    }

    /** Returns whether it permits that its alias moves to a version now: complete, not used, and the version's content as it was approved. */
    boolean isReadyFor(ModelVersion version) {
        return request.status() == ApprovalStatus.APPROVED && RulesPolicy.binds(request, version);
    }

    /** Returns that the record was not changed since it was read. */
    public Expectation expectation() {
        return new Expectation.RecordAt(KIND, request.id(), revision);
    }

    RecordWrite used() {
        return write(withStatus(request, ApprovalStatus.USED));
    }

    /**
     * Returns the write of a request's record.
     *
     * @param request as it is to be
     */
    public static RecordWrite write(ApprovalRequest request) {
        ApprovalSubject subject = request.subject();
        Map<String, Object> bound = new LinkedHashMap<>();
        bound.put("model", subject.model());
        bound.put("version", subject.version());
        bound.put("digest", subject.digest().hex());
        bound.put("alias", subject.alias());
        bound.put("quorum", subject.quorum());
        subject.policyDigest().ifPresent(digest -> bound.put("policyDigest", digest.hex()));
        return new RecordWrite.Put(
                KIND,
                request.id(),
                CanonicalJson.write(Map.of(
                        "subject", bound,
                        "status", request.status().name(),
                        "requester", request.requester(),
                        "reason", request.reason(),
                        "votes",
                                request.votes().stream()
                                        .map(StoredApproval::json)
                                        .toList(),
                        "expiresAt", request.expiresAt().toString())));
    }

    private static Map<String, Object> json(ApprovalVote vote) {
        return Map.of(
                "principal", vote.principal(),
                "accountable", vote.accountable(),
                "isApproval", vote.isApproval(),
                "comment", vote.comment(),
                "at", vote.at().toString());
    }
}
