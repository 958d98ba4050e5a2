package io.mlops.postgres;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the driver and the store log at any level while it is open. Thread-safe. */
final class DriverLog extends Handler implements AutoCloseable {
    private final List<Logger> loggers = List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("io.mlops"));
    private final List<String> lines = new CopyOnWriteArrayList<>();

    DriverLog() {
        setFormatter(new SimpleFormatter());
        setLevel(Level.ALL);
        for (Logger logger : loggers) {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(getFormatter().format(entry));
    }

    String text() {
        return String.join("", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(this);
            logger.setLevel(null);
            logger.setUseParentHandlers(true);
        }
    }
}
