package io.mlops.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the logging of the libraries to what needs attention, on standard error. */
final class WarningsOnly {
    private WarningsOnly() {}

    /** Sets the level, unless the user has configured logging. */
    static void install() {
        boolean configured = System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
        if (!configured) {
            Logger.getLogger("").setLevel(Level.WARNING);
        }
    }
}
