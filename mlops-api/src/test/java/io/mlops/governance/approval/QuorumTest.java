package io.mlops.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final Quorum BOTH = Quorum.of(Role.VALIDATOR, 1).and(Role.OWNER, 1);

    @Test
    void quorum_ofTwoRoles_countsOnePersonOnce() {
        assertThat(BOTH.isMetBy(Map.of("eve", Set.of(Role.VALIDATOR, Role.OWNER))))
                .isFalse();
        assertThat(BOTH.isMetBy(Map.of("eve", Set.of(Role.VALIDATOR, Role.OWNER), "vic", Set.of(Role.VALIDATOR))))
                .isTrue();
        assertThat(BOTH.isMetBy(Map.of("eve", Set.of(Role.VALIDATOR), "vic", Set.of(Role.VALIDATOR))))
                .isFalse();
    }

    @Test
    void quorum_ofManyPlaces_findsTheOneSeatingThatFits() {
        Quorum quorum = Quorum.of(Role.VALIDATOR, 1).and(Role.OWNER, 1).and(Role.APPROVER, 1);

        assertThat(quorum.isMetBy(Map.of(
                        "a", Set.of(Role.VALIDATOR, Role.OWNER),
                        "b", Set.of(Role.VALIDATOR, Role.APPROVER),
                        "c", Set.of(Role.VALIDATOR))))
                .isTrue();
        assertThat(quorum.isMetBy(Map.of(
                        "a", Set.of(Role.VALIDATOR, Role.OWNER),
                        "b", Set.of(Role.VALIDATOR),
                        "c", Set.of(Role.VALIDATOR))))
                .isFalse();
    }

    @Test
    void quorum_ofNobodyOrTooMany_isRefused() {
        assertThatThrownBy(() -> Quorum.of(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BOTH.and(Role.ADMIN, -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Quorum.of(Role.OWNER, 21)).isInstanceOf(InvalidInputException.class);
    }
}
