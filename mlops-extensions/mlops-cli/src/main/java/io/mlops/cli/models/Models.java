package io.mlops.cli.models;

import picocli.CommandLine.Command;

/** The commands on registered models. */
@Command(
        name = "models",
        description = "Lists and shows registered models.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {ModelsList.class, ModelsShow.class})
public final class Models {
    /** Made by picocli. */
    public Models() {}
}
