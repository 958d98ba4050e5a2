package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.memory.MemoryBackendProvider;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RecordWrite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that the built-in engine does not judge, or cannot. */
class PolicyEngineTest {
    private final Backend backend =
            new MemoryBackendProvider().open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "test"));
    private Mlops mlops = MlopsSdk.builder()
            .backend(backend)
            .judgement(Judgement.builtIn().policyEngine(new Opinion()).hookTimeout(Duration.ofMillis(200)))
            .open();

    @AfterEach
    void close() {
        mlops.close();
    }

    /** Another engine: it judges by the name of the model. */
    private static final class Opinion implements PolicyEngine {
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public String name() {
            return "opinion";
        }

        @Override
        public void check(String document) {}

        @Override
        public Decision decide(String document, Action action, Facts facts) {
            if (action.type() != ActionType.MODEL_CREATE) {
                return Decision.allow("opinion");
            }
            return switch (action.resource().name()) {
                case "denied" -> Decision.deny("opinion-1", "not this one");
                case "asked" -> Decision.needsApproval("opinion-2", "somebody has to say yes");
                case "thrown" -> throw new IllegalStateException("secret");
                case "hung" -> hang();
                default -> Decision.allow("opinion");
            };
        }

        private Decision hang() {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Decision.allow("too late");
        }
    }

    /** As another process would, or somebody at the database. */
    private void store(String policy) {
        backend.commit(new Commit(
                UUID.randomUUID().toString(),
                "other",
                Instant.EPOCH,
                List.of(),
                List.of(new RecordWrite.Put("policy", "in-force", policy)),
                List.of()));
    }

    private AuditEntry last() {
        List<AuditEntry> all = mlops.governance().audit().entries(0, 1000);
        return all.get(all.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unreadable-policy | {}",
                "unreadable-policy | {\"engine\":\"rules\",\"document\":\"garbage\"}",
                "unreadable-policy | {\"engine\":\"rules\",\"document\":\"{}\"}",
                "unknown-engine | {\"engine\":\"opa\",\"document\":\"package x\"}"
            })
    void policy_thatCannotBeApplied_deniesEverything(String rule, String policy) {
        store(policy);

        assertThatThrownBy(() -> mlops.registry().createModel("m", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining(rule);
        assertThat(last().action()).isEqualTo("model.create:denied");
        assertThat(last().details()).containsEntry("rules", rule);
    }

    @Test
    void engine_ofTheUser_decidesAndIsIsolated() {
        mlops.governance().enforce(new Policy("opinion", "mine"));

        mlops.registry().createModel("fine", "");
        assertThat(last().details()).containsEntry("rules", "opinion");
        assertThatThrownBy(() -> mlops.registry().createModel("denied", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("opinion-1: not this one");
        assertThatThrownBy(() -> mlops.registry().createModel("asked", ""))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> mlops.registry().createModel("thrown", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> mlops.registry().createModel("hung", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("took longer than 200 ms");
        assertThat(mlops.registry().findModel("hung")).isEmpty();
    }
}
