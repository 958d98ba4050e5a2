package io.mlops.cli.approvals;

import picocli.CommandLine.Command;

/** The commands on approvals. */
@Command(
        name = "approvals",
        description = "Lists, asks for, approves and rejects what lets an alias move.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Who acts: --as names the file with a person's token, --principals the file that",
            "says whose token it is, a line for each principal:",
            "  HUMAN ben <SHA-256 of ben's token>",
            "  SERVICE ci <SHA-256 of its token> ana    # acts for ana",
            "A token is a random text of at least 32 characters that its owner alone can read.",
            "To make one, and its line:",
            "  (umask 077; openssl rand -hex 32 > ben.token)",
            "  echo HUMAN ben $(printf %%s $(cat ben.token) | sha256sum | cut -c1-64) \\",
            "    >> principals",
            "",
            "Example: ana asks, ben approves, and then the alias may move:",
            "  mlops approvals request churn-scorer 7 champion --reason \"auc +0.013\" \\",
            "    --store data/mlops --as file:ana.token --principals principals",
            "  mlops approvals list --store data/mlops",
            "  mlops approvals approve churn-scorer/000000007/1763726400000-1f2e3d4c \\",
            "    --store data/mlops --as file:ben.token --principals principals"
        },
        subcommands = {ApprovalsList.class, ApprovalsRequest.class, ApprovalsApprove.class, ApprovalsReject.class})
public final class Approvals {
    /** Made by picocli. */
    public Approvals() {}
}
