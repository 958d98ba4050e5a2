package io.mlops.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The exit codes of a command that declares none of its own.
 *
 * <p>A command with a table of its own declares {@code exitCodeOnInvalidInput} and {@code exitCodeOnExecutionException} in
 * its annotation; one that tells failures apart also implements {@link CommandLine.IExitCodeExceptionMapper}.
 */
final class ExitCodes {
    /** A wrong command line: EX_USAGE of BSD's sysexits. */
    static final int USAGE = 64;

    /** An unexpected failure: EX_SOFTWARE of BSD's sysexits. */
    static final int SOFTWARE = 70;

    private ExitCodes() {}

    /** Puts these in place of picocli's own 2 and 1, which mean something else in the tables of most commands. */
    static void setDefaults(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.exitCodeOnInvalidInput() == ExitCode.USAGE) {
            spec.exitCodeOnInvalidInput(USAGE);
        }
        if (spec.exitCodeOnExecutionException() == ExitCode.SOFTWARE) {
            spec.exitCodeOnExecutionException(SOFTWARE);
        }
        command.getSubcommands().values().forEach(ExitCodes::setDefaults);
    }
}
