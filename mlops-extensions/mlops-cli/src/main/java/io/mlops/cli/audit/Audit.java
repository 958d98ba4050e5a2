package io.mlops.cli.audit;

import picocli.CommandLine.Command;

/** The commands on the audit log. */
@Command(
        name = "audit",
        description = "Checks, shows and exports the audit log of a store.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {AuditVerify.class, AuditShow.class, AuditExport.class})
public final class Audit {
    /** Made by picocli. */
    public Audit() {}
}
