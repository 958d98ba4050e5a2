package io.mlops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.error.InvalidInputException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

final class ExitCodesTest {
    @Command(
            name = "mlops",
            subcommands = {Plain.class, WithTable.class, Mapping.class})
    private static final class Root {
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--stacktrace", scope = ScopeType.INHERIT)
        private boolean stackTrace;
    }

    @Command(name = "plain")
    private static final class Plain extends Failing {}

    @Command(name = "with-table", exitCodeOnInvalidInput = 3, exitCodeOnExecutionException = 3)
    private static final class WithTable extends Failing {}

    @Command(name = "mapping")
    private static final class Mapping extends Failing implements IExitCodeExceptionMapper {
        @Override
        public int getExitCode(Throwable thrown) {
            return thrown instanceof InvalidInputException ? 5 : 70;
        }
    }

    private static class Failing implements Callable<Integer> {
        @Option(names = "--how")
        private String how = "not";

        @Override
        public Integer call() {
            switch (how) {
                case "input" -> throw new InvalidInputException("colour", "must be red", "green", "");
                case "state" -> throw new IllegalStateException("broken");
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                default -> {
                    return 1;
                }
            }
        }
    }

    private static Called call(String... args) {
        return Called.with(new Root(), args);
    }

    @Test
    void command_thatReturnsACode_endsWithIt() {
        assertThat(call("plain")).isEqualTo(new Called(1, "", ""));
    }

    @Test
    void wrongCommandLine_ofACommandWithoutTable_is64AndNamesTheHelp() {
        Called called = call("plain", "--bogus");

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).contains("mlops plain: Unknown option: '--bogus'", "Try 'mlops plain --help'.");
        assertThat(called.out()).isEmpty();
    }

    @Test
    void failure_ofACommandWithoutTable_is70AndOneLine() {
        Called called = call("plain", "--how", "input");

        assertThat(called.code()).isEqualTo(70);
        assertThat(called.err().lines()).hasSize(1);
        assertThat(called.err()).startsWith("mlops plain: ").contains("colour", "must be red", "\"green\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "state", "memory"})
    void failure_ofACommandWithATable_isItsCode(String how) {
        assertThat(call("with-table", "--how", how).code()).isEqualTo(3);
    }

    @Test
    void wrongCommandLine_ofACommandWithATable_isItsCode() {
        assertThat(call("with-table", "--how").code()).isEqualTo(3);
    }

    @Test
    void failure_ofACommandThatTellsErrorsApart_isTheCodeOfTheError() {
        assertThat(call("mapping", "--how", "input").code()).isEqualTo(5);
        assertThat(call("mapping", "--how", "state").code()).isEqualTo(70);
    }

    @Test
    void failure_withStackTrace_showsWhereItArose() {
        assertThat(call("plain", "--how", "state", "--stacktrace").err()).contains("broken", "at io.mlops.cli");
        assertThat(call("--stacktrace", "plain", "--how", "state").err()).contains("at io.mlops.cli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bogus", "--bogus"})
    void program_withoutAKnownCommand_is64(String argument) {
        assertThat(Called.mlops(argument).code()).isEqualTo(64);
    }

    @Test
    void program_withNoArgument_is64() {
        assertThat(Called.mlops().code()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "help"})
    void program_askedForHelp_is0AndOnStandardOutput(String argument) {
        Called called = Called.mlops(argument);

        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("mlops");
        assertThat(called.err()).isEmpty();
    }

    @Test
    void everyCommand_hasATableWithoutPicoclisOwnCodes() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine root = Main.commandLine(new Commands(), nowhere, nowhere);

        assertThat(root.getSubcommands().values()).isNotEmpty().allSatisfy(command -> {
            CommandSpec spec = command.getCommandSpec();
            assertThat(spec.exitCodeOnInvalidInput()).isNotEqualTo(2);
            assertThat(spec.exitCodeOnExecutionException()).isNotEqualTo(1);
        });
    }
}
