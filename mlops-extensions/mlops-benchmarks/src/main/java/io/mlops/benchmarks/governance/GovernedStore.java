package io.mlops.benchmarks.governance;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.Judgement;
import io.mlops.core.MlopsSdk;
import io.mlops.governance.Credential;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import io.mlops.governance.policy.RolePolicy;
import io.mlops.governance.policy.Scope;
import java.util.Optional;

/** An embedded store under a role policy of {@value #TEAMS} teams. */
final class GovernedStore implements AutoCloseable {
    private static final int TEAMS = 50;

    private final BenchFolder folder = new BenchFolder();
    private final Mlops mlops;

    GovernedStore() {
        mlops = MlopsSdk.builder()
                .backend("sqlite:" + folder.resolve("store"))
                .judgement(Judgement.builtIn()
                        .verifier(credential -> Optional.of(Principal.human(credential.secret(), "bench"))))
                .open();
        mlops.governance().enforce(policy().policy());
    }

    private static RolePolicy policy() {
        RolePolicy policy = RolePolicy.deniesByDefault()
                .environment("production", "champion")
                .grant("zoe", Role.ADMIN, Scope.everything())
                .grant("uma", Role.APPROVER, Scope.everything())
                .guard(ApprovalTarget.environment("production"), ApprovalTerms.of(Quorum.of(Role.VALIDATOR, 1)));
        for (int team = 0; team < TEAMS; team++) {
            policy.grant("owner" + team, Role.OWNER, Scope.models("model-" + team + "-*"))
                    .grant("release" + team, Role.RELEASE, Scope.models("model-" + team + "-*"));
        }
        return policy.grant("ana", Role.OWNER, Scope.everything());
    }

    /** Returns the view of a person with the role of an owner everywhere. */
    Mlops owner() {
        return mlops.actingAs(mlops.governance().authenticate(new Credential("bench", "ana")));
    }

    @Override
    public void close() {
        mlops.close();
        folder.close();
    }
}
