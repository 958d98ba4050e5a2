package io.mlops.cli.store;

import io.mlops.Mlops;
import io.mlops.cli.terminal.Json;
import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.PolicyViolationException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on a store, with the exit codes that all such commands have but for those with a table of their own. Filled in by picocli. */
@Command(
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "5:the store or a file cannot be read or written",
            "64:wrong command line",
            "65:what was given is not allowed, or no longer possible",
            "66:what was named does not exist",
            "70:unexpected failure",
            "77:refused by the policy, or by the rules of approvals"
        })
public abstract class StoreCommand implements Callable<Integer>, IExitCodeExceptionMapper {
    /** The store, or a file, cannot be read or written. */
    public static final int IO = 5;

    /** What was given is not allowed, or no longer possible: EX_DATAERR. */
    static final int DATA = 65;

    /** What was named does not exist: EX_NOINPUT. */
    static final int ABSENT = 66;

    /** An unexpected failure: EX_SOFTWARE. */
    protected static final int SOFTWARE = 70;

    /** A policy or a rule of approvals refuses: EX_NOPERM. */
    static final int REFUSED = 77;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Prints JSON instead of text.")
    private boolean isJson;

    /** For subclasses. */
    protected StoreCommand() {}

    /**
     * Works on the store.
     *
     * @param <T> what the work returns
     * @param work is given the view of who acts
     */
    protected final <T> T with(Function<Mlops, T> work) {
        return store.with(work);
    }

    /**
     * Works on the store without writing into it.
     *
     * @param <T> what the work returns
     * @param work is given the view of who acts, and only reads
     */
    protected final <T> T reading(Function<Mlops, T> work) {
        return store.reading(work);
    }

    /**
     * Prints a result.
     *
     * @param json for programs
     * @param text for people
     */
    protected final void print(Object json, Runnable text) {
        if (isJson) {
            Json.print(out(), json);
        } else {
            text.run();
        }
    }

    /** Returns where results go. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Returns the specification of this command, for errors that name it. */
    protected final CommandSpec spec() {
        return spec;
    }

    @Override
    public int getExitCode(Throwable thrown) {
        if (thrown instanceof PolicyViolationException) {
            return REFUSED;
        }
        if (thrown instanceof NotFoundException) {
            return ABSENT;
        }
        if (thrown instanceof InvalidInputException || thrown instanceof ConflictException) {
            return DATA;
        }
        return thrown instanceof BackendException || thrown instanceof UncheckedIOException ? IO : SOFTWARE;
    }
}
