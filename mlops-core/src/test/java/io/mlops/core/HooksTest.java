package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.audit.AuditEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {
    @TempDir
    Path folder;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private GovernedStore store;

    private void open(GovernanceHook... hooks) {
        store = new GovernedStore("memory:", folder, judgement -> {
            Judgement all = judgement;
            for (GovernanceHook hook : hooks) {
                all = all.hook(hook);
            }
            return all;
        });
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    /** Notes its calls for the creation of models; what it says comes from the test. */
    private GovernanceHook hook(String name, Supplier<Decision> says, Runnable after) {
        return new GovernanceHook() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Decision before(Action action, Facts facts) {
                if (action.type() != ActionType.MODEL_CREATE) {
                    return Decision.allow(name);
                }
                calls.add("before " + name);
                return says.get();
            }

            @Override
            public void after(Action action) {
                if (action.type() == ActionType.MODEL_CREATE) {
                    calls.add("after " + name);
                    after.run();
                }
            }
        };
    }

    private GovernanceHook allowing(String name) {
        return hook(name, () -> Decision.allow(name), () -> {});
    }

    @Test
    void hooks_thatAllow_areCalledInTheirOrderAndNamedAsRules() {
        open(allowing("zulu"), allowing("alpha"));

        store.mlops.registry().createModel("m", "");

        assertThat(calls).containsExactly("before zulu", "before alpha", "after zulu", "after alpha");
        assertThat(last().details()).containsEntry("rules", "single-user, zulu, alpha");
    }

    @Test
    void hook_thatDenies_isTheLastThatIsAsked() {
        open(
                allowing("first"),
                hook("second", () -> Decision.deny("no-more-models", "enough\n${jndi:x}"), () -> {}),
                allowing("third"));

        assertThatThrownBy(() -> store.mlops.registry().createModel("m", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("no-more-models: enough\\n")
                .hasMessageNotContaining("${jndi")
                .message()
                .doesNotContain("\n");
        assertThat(calls).containsExactly("before first", "before second");
        assertThat(store.refusals("model.create")).containsExactly("no-more-models");
    }

    @Test
    void afterHook_thatFails_isAuditedAndTheNextIsCalled() {
        open(
                hook("bad", () -> Decision.allow("bad"), () -> {
                    throw new IllegalStateException("secret");
                }),
                hook("worse", () -> Decision.allow("worse"), () -> {
                    throw new StackOverflowError();
                }),
                allowing("good"));

        store.mlops.registry().createModel("m", "");

        assertThat(calls).endsWith("after bad", "after worse", "after good");
        assertThat(store.entries())
                .extracting(AuditEntry::action)
                .containsExactly("model.create:done", "model.create:hook-failed", "model.create:hook-failed");
        assertThat(last().details())
                .containsEntry("rules", "worse")
                .containsEntry("reason", "the hook \"worse\" threw StackOverflowError after the change");
    }

    @Test
    void hook_thatGivesNoDecisionOrABadRule_denies() {
        open(
                hook("none", () -> calls.size() == 1 ? null : Decision.allow("none"), () -> {}),
                hook("bad", () -> Decision.allow("line\nbreak"), () -> {}));

        assertThatThrownBy(() -> store.mlops.registry().createModel("m", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("gave no decision");
        assertThatThrownBy(() -> store.mlops.registry().createModel("m", ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("threw InvalidInputException");
        assertThat(store.refusals("model.create")).containsExactly("none", "bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "${jndi:x}"})
    void hook_withANameThatIsNone_isRefusedByTheBuilder(String name) {
        assertThatThrownBy(() -> Judgement.builtIn().hook(allowing(name)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hook name")
                .message()
                .doesNotContain("\n", "${");
    }

    private AuditEntry last() {
        return store.entries().get(store.entries().size() - 1);
    }
}
