package io.mlops.cli.terminal;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How many steps of a task are done: a bar on standard error if that is a terminal, nothing elsewhere. For one thread. */
public final class Steps implements AutoCloseable {
    private static final int UPDATE_MILLIS = 200;

    private final Optional<ProgressBar> bar;

    private Steps(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /**
     * Starts a task.
     *
     * @param task what is being done, in a few words
     */
    public static Steps start(String task) {
        return new Steps(Terminal.present() ? Optional.of(barOf(task)) : Optional.empty());
    }

    private static ProgressBar barOf(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    /**
     * Says how far the task is.
     *
     * @param done how many steps are done
     * @param all how many there are
     */
    public void at(long done, long all) {
        bar.ifPresent(shown -> shown.maxHint(all).stepTo(done));
    }

    /** Takes the bar off the screen. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
