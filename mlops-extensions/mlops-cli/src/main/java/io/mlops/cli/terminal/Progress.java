package io.mlops.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far a command has read its input: a bar on a terminal, nothing elsewhere. For one thread. */
public interface Progress extends AutoCloseable {
    /**
     * Counts work.
     *
     * @param bytes the bytes that were read now, not negative
     */
    void add(long bytes);

    /** Takes the bar off the screen. */
    @Override
    void close();

    /**
     * Starts a bar on standard error if that is a terminal.
     *
     * @param task what is being done, in a few words
     * @param bytes how much there is to read
     */
    static Progress start(String task, long bytes) {
        return Terminal.present() ? new Bar(task, bytes, System.err) : new Silent();
    }

    /**
     * Returns a stream that counts what is read from it.
     *
     * @param stream the stream, closed with the returned one
     */
    default InputStream count(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                if (read >= 0) {
                    add(1);
                }
                return read;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read > 0) {
                    add(read);
                }
                return read;
            }
        };
    }

    /** A bar. */
    final class Bar implements Progress {
        private static final int UPDATE_MILLIS = 200;

        private final ProgressBar bar;

        Bar(String task, long bytes, PrintStream stream) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(bytes)
                    .setUnit(" MB", 1_000_000)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .clearDisplayOnFinish()
                    .setConsumer(new ConsoleProgressBarConsumer(stream))
                    .build();
        }

        @Override
        public void add(long bytes) {
            bar.stepBy(bytes);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Nothing. */
    final class Silent implements Progress {
        @Override
        public void add(long bytes) {}

        @Override
        public void close() {}
    }
}
