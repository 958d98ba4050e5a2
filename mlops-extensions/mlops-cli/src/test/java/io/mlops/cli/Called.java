package io.mlops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the program in this JVM: its exit code and what it wrote. */
public record Called(int code, String out, String err) {
    /** Runs the program. */
    public static Called mlops(String... args) {
        return with(new Commands(), args);
    }

    static Called with(Object root, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(root, new PrintWriter(out), new PrintWriter(err))
                .execute(args);
        return new Called(code, out.toString(), err.toString());
    }
}
