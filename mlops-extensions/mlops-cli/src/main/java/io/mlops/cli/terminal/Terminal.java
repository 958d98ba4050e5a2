package io.mlops.cli.terminal;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The terminal, where a person is watching. Stateless. */
public final class Terminal {
    private Terminal() {}

    /** Returns whether standard input and output are a terminal, the only question that Java answers. */
    static boolean present() {
        return console().isPresent();
    }

    /** Returns the encoding of the terminal, or UTF-8 for files and pipes, wherever they are made. */
    public static Charset charset() {
        return console().map(Console::charset).orElse(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("SystemConsoleNull") // On JDK 17 it is; from 22 on there always is one, which then tells.
    private static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            boolean terminal = (Boolean) Console.class.getMethod("isTerminal").invoke(console);
            return terminal ? Optional.of(console) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.of(console);
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
