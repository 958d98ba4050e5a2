package io.mlops.cli.approvals;

import io.mlops.Mlops;
import io.mlops.governance.ApprovalRequest;
import picocli.CommandLine.Command;

/** Rejects a request. */
@Command(
        name = "reject",
        description = "Rejects a request, as the person whose credential --as names.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  mlops approvals reject 1763726400000-1f2e3d4c --store data/mlops --comment \"backtest reviewed\" \\\\",
            "      --as file:/run/secrets/ben --principals /etc/mlops/principals",
            "A line of the file of principals, where ben's token has at least 32 characters:",
            "  HUMAN ben 5d5b09f6dcb2d53a5fffc60c4ac0d55fabdf556069d6631545f42aa6e3500f2e"
        })
final class ApprovalsReject extends DecisionCommand {
    @Override
    ApprovalRequest decide(Mlops mlops, ApprovalRequest request, String why) {
        return mlops.governance().reject(request, why);
    }
}
