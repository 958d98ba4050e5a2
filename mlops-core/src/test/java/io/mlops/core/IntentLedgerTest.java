package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.memory.MemoryBackendProvider;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Credential;
import io.mlops.governance.Policies;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.BackendContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Governance over a store that cannot commit atomically, at a location of its own. */
class IntentLedgerTest {
    @TempDir
    Path folder;

    private final StepwiseBackend store = new StepwiseBackend(
            new MemoryBackendProvider().open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "inner")));
    private Mlops mlops;
    private Mlops ana;
    private Mlops ben;

    @BeforeEach
    void open() {
        mlops = MlopsSdk.builder()
                .backend(store)
                .governance("memory:")
                .judgement(Judgement.builtIn()
                        .verifier(credential -> Optional.of(Principal.human(credential.secret(), "test"))))
                .open();
        ana = mlops.actingAs(mlops.governance().authenticate(new Credential("test", "ana")));
        ben = mlops.actingAs(mlops.governance().authenticate(new Credential("test", "ben")));
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private ModelVersion version(String content) {
        return ana.tracking()
                .run(
                        "churn",
                        content,
                        run -> ana.registry().register("scorer", StoreFixture.logModel(run, folder, content)));
    }

    private List<String> aliasEntries() {
        return mlops.governance().audit().entries(0, 1000).stream()
                .map(AuditEntry::action)
                .filter(action -> action.startsWith("alias.set"))
                .toList();
    }

    private ApprovalStatus approvalStatus() {
        return mlops.governance()
                .approvals("scorer", PageRequest.first(10))
                .items()
                .get(0)
                .status();
    }

    @Test
    void setAlias_overAStoreWithoutAtomicCommits_isAuditedAsIntentAndOutcome() {
        ModelVersion version = version("one");
        mlops.governance().enforce(Policies.fourEyes("champion"));

        assertThatThrownBy(() -> ana.registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
        ben.governance().approve(ana.governance().requestApproval(version, "champion", ""), "");
        ana.registry().setAlias(version, "champion");

        assertThat(aliasEntries()).containsExactly("alias.set:denied", "alias.set:intended", "alias.set:done");
        assertThat(approvalStatus()).isEqualTo(ApprovalStatus.USED);
        assertThat(ana.registry().load("models:/scorer@champion").version()).isEqualTo(version);
        assertThat(mlops.governance().whoWasChampion("scorer", "champion", Instant.now()))
                .hasValueSatisfying(state -> assertThat(state.version()).isEqualTo(version.version()));
        assertThat(mlops.governance()
                        .whoWasChampion(
                                "scorer", "champion", version.createdAt().minusMillis(1)))
                .isEmpty();
        assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
    }

    @Test
    void setAlias_thatTheStoreRefuses_isAuditedAsFailedAndUsesNoApproval() {
        ModelVersion version = version("one");
        mlops.governance().enforce(Policies.fourEyes("champion"));
        ben.governance().approve(ana.governance().requestApproval(version, "champion", ""), "");
        store.failNext(new BackendUnavailableException("the server is away; try again", null));

        assertThatThrownBy(() -> ana.registry().setAlias(version, "champion"))
                .isInstanceOf(BackendUnavailableException.class);

        assertThat(aliasEntries()).containsExactly("alias.set:intended", "alias.set:failed");
        assertThat(approvalStatus()).isEqualTo(ApprovalStatus.APPROVED);
        ana.registry().setAlias(version, "champion");
        assertThat(approvalStatus()).isEqualTo(ApprovalStatus.USED);
    }
}
