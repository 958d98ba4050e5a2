package io.mlops.governance.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of the audit log, read for people. Immutable. What is hashed and proven is {@link #canonicalJson()}.
 *
 * @param index its place, from 0
 * @param at when
 * @param principal who; the digest of the id where the name was erased
 * @param action the id of the action, {@code alias.set} for example, and {@code denied}, {@code failed} or {@code done} after a colon
 * @param resource on what, as text
 * @param details everything else, by field
 * @param canonicalJson the entry as it is stored
 */
public record AuditEntry(
        long index,
        Instant at,
        String principal,
        String action,
        String resource,
        Map<String, String> details,
        String canonicalJson) {
    /** Copies the details. */
    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resource, "resource");
        details = Map.copyOf(details);
        Objects.requireNonNull(canonicalJson, "canonicalJson");
    }
}
