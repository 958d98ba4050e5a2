package io.mlops.core.action;

import io.mlops.core.json.CanonicalJson;
import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges by the policy that the store holds, read anew for each action, so that another process's policy counts at once; a policy that cannot be read or understood denies.
 * Thread-safe.
 */
public final class PolicyHook implements GovernanceHook {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyHook.class);
    private static final String KIND = "policy";
    private static final String ID = "in-force";

    private final Optional<RecordStore> records;
    private final Map<String, PolicyEngine> engines;
    private volatile long revision;

    /**
     * Makes the hook.
     *
     * @param records where the policy is kept; empty where nothing keeps records, so that there is none
     * @param more engines besides the built-in one
     */
    public PolicyHook(Optional<RecordStore> records, Stream<PolicyEngine> more) {
        this.records = records;
        this.engines = Stream.concat(Stream.of(new RulesPolicy()), more)
                .collect(Collectors.toUnmodifiableMap(PolicyEngine::name, Function.identity()));
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Decision before(Action action, Facts facts) {
        if (records.isEmpty()) {
            return Decision.allow("no-policy");
        }
        try {
            Optional<StoredRecord> stored = read();
            ((ActionFacts) facts).relyOn(expectation(stored));
            if (stored.isEmpty()) {
                return Decision.allow("single-user");
            }
            Policy policy = parse(stored.get());
            PolicyEngine engine = engines.get(policy.engine());
            return engine == null
                    ? Decision.deny("unknown-engine", "no engine " + policy.engine() + " is configured")
                    : engine.decide(policy.document(), action, facts);
        } catch (MlopsException e) {
            LOG.warn("the policy in force could not be applied, which denies", e);
            return Decision.deny("unreadable-policy", "the policy in force could not be applied: " + e.code());
        }
    }

    /** Returns the policy in force, or empty in single-user mode. */
    public Optional<Policy> current() {
        return read().map(PolicyHook::parse);
    }

    /** Looks whether another process has put a policy in force; what goes on is judged again then. */
    public void refresh() {
        read();
    }

    /** The revision that was seen last: by any action, or by {@link #refresh()}. */
    long revision() {
        return revision;
    }

    private Optional<StoredRecord> read() {
        Optional<StoredRecord> stored = records.flatMap(r -> r.find(KIND, ID));
        revision = stored.map(StoredRecord::revision).orElse(0L);
        return stored;
    }

    /**
     * Returns the write that puts a policy in force.
     *
     * @param policy understood by a configured engine
     * @throws InvalidInputException if no engine understands it
     */
    public Write enforcement(Policy policy) {
        PolicyEngine engine = engines.get(policy.engine());
        if (records.isEmpty()) {
            throw new UnsupportedCapabilityException(
                    "the store keeps no policies; give MlopsSdk.builder().governance(...) a location that does");
        }
        if (engine == null) {
            throw new InvalidInputException(
                    "policy.engine",
                    "must be one of " + engines.keySet(),
                    policy.engine(),
                    "give the engine to the builder");
        }
        engine.check(policy.document());
        return new RecordWrite.Put(
                KIND, ID, CanonicalJson.write(Map.of("engine", policy.engine(), "document", policy.document())));
    }

    private static Expectation expectation(Optional<StoredRecord> stored) {
        return new Expectation.RecordAt(
                KIND, ID, stored.map(StoredRecord::revision).orElse(0L));
    }

    private static Policy parse(StoredRecord stored) {
        JsonObject json = JsonObject.parse("policy in force", stored.json());
        return new Policy(json.text("engine"), json.text("document"));
    }
}
