package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.Policies;
import io.mlops.registry.ModelVersion;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedDeletionTest {
    @TempDir
    Path folder;

    /** Acts as another process that is quicker: after the policy has judged, and before the commit. */
    private static final class Meanwhile implements GovernanceHook {
        private final AtomicReference<Runnable> once = new AtomicReference<>(() -> {});

        @Override
        public String name() {
            return "meanwhile";
        }

        @Override
        public Decision before(Action action, Facts facts) {
            if (action.type() == ActionType.VERSION_DELETE || action.type() == ActionType.MODEL_DELETE) {
                once.getAndSet(() -> {}).run();
            }
            return Decision.allow(name());
        }
    }

    @Test
    void deletion_guardedAliasSetAfterItWasJudged_isJudgedAgainAndRefused() {
        Meanwhile meanwhile = new Meanwhile();
        try (GovernedStore store = new GovernedStore("memory:", folder, judgement -> judgement.hook(meanwhile))) {
            ModelVersion version = store.version(store.as("ana"), "one");
            store.mlops.governance().enforce(Policies.fourEyes("champion"));
            store.as("ben")
                    .governance()
                    .approve(store.as("ana").governance().requestApproval(version, "champion", ""), "");
            meanwhile.once.set(() -> store.as("ana").registry().setAlias(version, "champion"));

            assertThatThrownBy(() -> store.mlops.registry().deleteVersion(version))
                    .isInstanceOf(PolicyViolationException.class)
                    .hasMessageContaining("guarded-version");

            assertThat(store.mlops.registry().getVersionByAlias("scorer", "champion"))
                    .isEqualTo(version);
        }
    }

    @Test
    void rename_ofAModelWithAGuardedAlias_isRefused() {
        try (GovernedStore store = new GovernedStore("memory:", folder, judgement -> judgement)) {
            ModelVersion version = store.version(store.as("ana"), "one");
            store.mlops.registry().setAlias(version, "champion");
            store.mlops.governance().enforce(Policies.fourEyes("champion"));

            assertThatThrownBy(() -> store.mlops.registry().renameModel("scorer", "other"))
                    .isInstanceOf(PolicyViolationException.class)
                    .hasMessageContaining("guarded-version");
        }
    }
}
