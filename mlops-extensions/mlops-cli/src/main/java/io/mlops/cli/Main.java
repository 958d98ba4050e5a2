package io.mlops.cli;

import io.mlops.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the JVM with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        WarningsOnly.install();
        Charset charset = Terminal.charset();
        PrintWriter out = new PrintWriter(System.out, true, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @param out where its results go
     * @param err where errors and progress go
     * @param args the command line
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(new Commands(), out, err).execute(args);
    }

    static CommandLine commandLine(Object root, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new Failures.ErrorsToo())
                .setExecutionExceptionHandler(new Failures.OfExecution())
                .setParameterExceptionHandler(new Failures.OfParameters());
        ExitCodes.setDefaults(commandLine);
        return commandLine;
    }
}
