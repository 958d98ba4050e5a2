package io.mlops.cli;

import io.mlops.cli.terminal.SafeText;
import io.mlops.error.MlopsException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user sees when a command fails, and the exit code that the command's table gives. */
final class Failures {
    /** The option of all commands that shows where an error arose. */
    static final String STACK_TRACE = "--stacktrace";

    private Failures() {}

    /**
     * Runs the command and hands errors of the JVM to the handler of exceptions: uncaught, they end the JVM with 1, which
     * means drift.
     */
    static final class ErrorsToo implements IExecutionStrategy {
        private final IExecutionStrategy runLast = new RunLast();

        @Override
        public int execute(ParseResult parsed) {
            try {
                return runLast.execute(parsed);
            } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
                throw new ExecutionException(last(parsed), e.toString(), e);
            }
        }

        private static CommandLine last(ParseResult parsed) {
            ParseResult last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            return last.commandSpec().commandLine();
        }
    }

    /** For exceptions that a command threw. */
    static final class OfExecution implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
            PrintWriter err = command.getErr();
            err.println(name(command) + ": " + SafeText.of(text(thrown)));
            if (parsed.hasMatchedOption(STACK_TRACE) || inLast(parsed)) {
                thrown.printStackTrace(err);
            }
            err.flush();
            return command.getCommand() instanceof IExitCodeExceptionMapper mapper
                    ? mapper.getExitCode(thrown)
                    : command.getCommandSpec().exitCodeOnExecutionException();
        }

        private static boolean inLast(ParseResult parsed) {
            return parsed.hasSubcommand()
                    && (parsed.subcommand().hasMatchedOption(STACK_TRACE) || inLast(parsed.subcommand()));
        }

        /** Our own errors say what to do; of all others the class is needed, as many messages are a bare name. */
        private static String text(Exception thrown) {
            boolean ours = thrown instanceof MlopsException || thrown instanceof UncheckedIOException;
            return ours ? String.valueOf(thrown.getMessage()) : thrown.toString();
        }
    }

    /** For a wrong command line. */
    static final class OfParameters implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException thrown, String[] args) {
            CommandLine command = thrown.getCommandLine();
            PrintWriter err = command.getErr();
            err.println(name(command) + ": " + thrown.getMessage());
            UnmatchedArgumentException.printSuggestions(thrown, err);
            err.println("Try '" + name(command) + " --help'.");
            err.flush();
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }
}
