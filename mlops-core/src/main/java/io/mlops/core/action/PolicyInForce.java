package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.governance.Policy;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The policy that the store holds, as it was read. Immutable.
 *
 * @param policy what judges; empty in single-user mode
 * @param digest its digest; empty in single-user mode
 * @param revision the revision of its record; 0 in single-user mode
 * @param since when it came into force; the beginning of time in single-user mode
 */
public record PolicyInForce(Optional<Policy> policy, Optional<Digest> digest, long revision, Instant since) {
    static final String KIND = "policy";
    static final String ID = "in-force";

    static PolicyInForce read(Optional<StoredRecord> stored) {
        Optional<Policy> policy = stored.map(PolicyInForce::parse);
        return new PolicyInForce(
                policy,
                policy.map(Policy::digest),
                stored.map(StoredRecord::revision).orElse(0L),
                stored.map(StoredRecord::updatedAt).orElse(Instant.MIN));
    }

    private static Policy parse(StoredRecord stored) {
        JsonObject json = JsonObject.parse("policy in force", stored.json());
        return new Policy(json.text("engine"), json.text("document"));
    }

    /**
     * Returns a policy that was enforced or asked for.
     *
     * @param records where policies are kept
     * @param digest its digest
     */
    public static Optional<Policy> find(RecordStore records, Digest digest) {
        return records.find(KIND, digest.hex()).map(PolicyInForce::parse);
    }

    /** Returns that no other policy has come into force since this one was read. */
    public Expectation expectation() {
        return new Expectation.RecordAt(KIND, ID, revision);
    }

    /**
     * Returns the write that puts a policy in force.
     *
     * @param policy understood by a configured engine
     */
    public static RecordWrite enforcement(Policy policy) {
        return new RecordWrite.Put(KIND, ID, json(policy));
    }

    /**
     * Returns the write that keeps a policy under its digest, so that people can read what requests and audit entries name.
     *
     * @param policy what was enforced or asked for
     */
    public static RecordWrite archive(Policy policy) {
        return new RecordWrite.Put(KIND, policy.digest().hex(), json(policy));
    }

    private static String json(Policy policy) {
        return CanonicalJson.write(Map.of("engine", policy.engine(), "document", policy.document()));
    }
}
