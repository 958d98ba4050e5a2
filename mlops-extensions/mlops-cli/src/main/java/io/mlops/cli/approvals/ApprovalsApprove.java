package io.mlops.cli.approvals;

import io.mlops.Mlops;
import io.mlops.governance.ApprovalRequest;
import picocli.CommandLine.Command;

/** Approves a request. */
@Command(
        name = "approve",
        description = "Approves a request, as the person whose credential --as names.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example (\"mlops approvals --help\" explains the two files):",
            "  mlops approvals approve churn-scorer/000000007/1763726400000-1f2e3d4c \\",
            "    --comment \"backtest reviewed\" --store data/mlops \\",
            "    --as file:ben.token --principals principals"
        })
final class ApprovalsApprove extends DecisionCommand {
    @Override
    ApprovalRequest decide(Mlops mlops, ApprovalRequest request, String why) {
        return mlops.governance().approve(request, why);
    }
}
