package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Credential;
import io.mlops.governance.Policies;
import io.mlops.governance.Principal;
import io.mlops.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedRollbackTest {
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private Mlops mlops;
    private Mlops ana;
    private Mlops ben;

    @BeforeEach
    void open() {
        mlops = StoreFixture.builder("memory:", folder)
                .clock(clock)
                .judgement(Judgement.builtIn()
                        .verifier(credential -> Optional.of(Principal.human(credential.secret(), "test"))))
                .open();
        ana = mlops.actingAs(mlops.governance().authenticate(new Credential("test", "ana")));
        ben = mlops.actingAs(mlops.governance().authenticate(new Credential("test", "ben")));
        ana.governance().enforce(Policies.fourEyes("champion"));
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    @Test
    void rollback_longAfterTheFirstApproval_needsNoOther() {
        ModelVersion first = version("first");
        approve(first);
        ana.registry().setAlias(first, "champion");
        clock.move(HALF_A_YEAR);
        ModelVersion second = version("second");
        approve(second);
        ana.registry().setAlias(second, "champion");

        assertThat(ana.registry().rollback("scorer", "champion").version()).isEqualTo(first.version());
    }

    @Test
    void rollback_approvalRevoked_isRefused() {
        ModelVersion first = version("first");
        ApprovalRequest approval = approve(first);
        ana.registry().setAlias(first, "champion");
        ModelVersion second = version("second");
        approve(second);
        ana.registry().setAlias(second, "champion");
        ben.governance().revoke(approval, "found wrong");

        assertThatThrownBy(() -> ana.registry().rollback("scorer", "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
    }

    @Test
    void setAlias_approvalNotUsedInTime_isRefused() {
        ModelVersion first = version("first");
        approve(first);
        clock.move(HALF_A_YEAR);

        assertThatThrownBy(() -> ana.registry().setAlias(first, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
    }

    private ModelVersion version(String content) {
        return ana.tracking()
                .run(
                        "churn",
                        content,
                        run -> ana.registry().register("scorer", StoreFixture.logModel(run, folder, content)));
    }

    private ApprovalRequest approve(ModelVersion version) {
        ApprovalRequest request = ana.governance().requestApproval(version, "champion", "better");
        return ben.governance().approve(request, "seen");
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2012-01-01T00:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
