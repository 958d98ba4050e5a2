package io.mlops.s3;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads many entries, eight at a time, as each is a request of its own. Thread-safe. */
final class EntryReader implements AutoCloseable {
    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 5;

    private final EntryIndex index;
    private final ExecutorService threads;

    EntryReader(EntryIndex index) {
        this.index = index;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), EntryReader::thread);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mlops-s3");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns the entries of keys, in the same order, without those that are gone meanwhile. */
    List<Entry> read(List<String> keys) {
        List<CompletableFuture<Optional<Entry>>> reading = keys.stream()
                .map(key -> CompletableFuture.supplyAsync(() -> index.at(key), threads))
                .toList();
        return reading.stream().flatMap(entry -> joined(entry).stream()).toList();
    }

    private static Optional<Entry> joined(CompletableFuture<Optional<Entry>> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
