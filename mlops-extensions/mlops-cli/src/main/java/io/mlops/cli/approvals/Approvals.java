package io.mlops.cli.approvals;

import picocli.CommandLine.Command;

/** The commands on approvals. */
@Command(
        name = "approvals",
        description = "Lists, asks for, approves and rejects what lets an alias move.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {ApprovalsList.class, ApprovalsRequest.class, ApprovalsApprove.class, ApprovalsReject.class})
public final class Approvals {
    /** Made by picocli. */
    public Approvals() {}
}
