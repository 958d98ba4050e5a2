package io.mlops.cli.runs;

import picocli.CommandLine.Command;

/** The commands on runs. */
@Command(
        name = "runs",
        description = "Lists and shows runs.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {RunsList.class, RunsShow.class})
public final class Runs {
    /** Made by picocli. */
    public Runs() {}
}
