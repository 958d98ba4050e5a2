package io.mlops.cli;

import io.mlops.cli.approvals.Approvals;
import io.mlops.cli.audit.Audit;
import io.mlops.cli.copy.CopyCommand;
import io.mlops.cli.drift.DriftCommand;
import io.mlops.cli.models.Models;
import io.mlops.cli.runs.Runs;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command, and the list of all commands: a new one is one line. */
@Command(
        name = "mlops",
        description = "Drift reports, and what a store of models, runs and approvals holds.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.SOFTWARE,
        subcommands = {
            Approvals.class,
            Audit.class,
            CopyCommand.class,
            DriftCommand.class,
            Models.class,
            Runs.class,
            CommandLine.HelpCommand.class,
        })
final class Commands implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** {@link Failures} finds it in the parse result. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = Failures.STACK_TRACE,
            scope = ScopeType.INHERIT,
            description = "On an error, also print where in the program it arose.")
    private boolean stackTrace;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
