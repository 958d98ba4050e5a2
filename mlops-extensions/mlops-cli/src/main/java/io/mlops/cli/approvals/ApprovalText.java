package io.mlops.cli.approvals;

import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalVote;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request for people and for programs. Stateless. */
final class ApprovalText {
    private ApprovalText() {}

    static String line(ApprovalRequest request) {
        return request.id() + " is " + request.status() + ": "
                + request.subject().model() + " version " + request.subject().version() + " as "
                + request.subject().alias();
    }

    static Map<String, Object> json(ApprovalRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", request.id());
        json.put("status", request.status().name());
        json.put("model", request.subject().model());
        json.put("version", request.subject().version());
        json.put("alias", request.subject().alias());
        json.put("digest", request.subject().digest().hex());
        json.put("requester", request.requester());
        json.put("reason", request.reason());
        json.put("expiresAt", request.expiresAt().toString());
        json.put("votes", request.votes().stream().map(ApprovalText::json).toList());
        return json;
    }

    private static Map<String, Object> json(ApprovalVote vote) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("principal", vote.principal());
        json.put("approves", vote.isApproval());
        json.put("comment", vote.comment());
        json.put("at", vote.at().toString());
        return json;
    }
}
