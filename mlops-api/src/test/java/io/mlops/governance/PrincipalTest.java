package io.mlops.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {
    @ParameterizedTest
    @ValueSource(strings = {"ben", "ben@example.org", "svc:train-1", "бен", "李小龍", "j.müller+x"})
    void id_ofOneScript_isTaken(String id) {
        assertThat(Principal.unauthenticated(id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "b en",
                "be\u200bn",
                "b\u0435n",
                "ben\n",
                "\u202eneb",
                "e\u0301",
                "a/b",
                "${x}",
                "\uff41na",
                "\u0430\u0441\u0435",
                "\u0661"
            })
    void id_thatCouldBeMistakenForAnother_isRefused(String id) {
        assertThatThrownBy(() -> Principal.unauthenticated(id))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("principal.id must");
    }

    @Test
    void id_ofTenKilobytes_isRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Principal.unauthenticated("x".repeat(10_000)))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void accountable_ofAService_isThePersonItActsFor() {
        assertThat(Principal.service("svc", "ana", "token").accountable()).isEqualTo("ana");
        assertThat(Principal.human("ana", "token").accountable()).isEqualTo("ana");
    }

    @Test
    void credential_asText_doesNotShowItsSecret() {
        assertThat(new Credential("token", "s3cret")).asString().doesNotContain("s3cret");
    }

    @Test
    void fourEyes_ofAliasesInAnyOrder_isOnePolicy() {
        assertThat(Policies.fourEyes("a", "b")).isEqualTo(Policies.fourEyes("b", "a", "b"));
        assertThatThrownBy(Policies::fourEyes).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Policies.fourEyes("a\"b")).isInstanceOf(InvalidInputException.class);
    }
}
