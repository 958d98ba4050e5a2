package io.mlops.http.wire;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** One client with its pool, for all that is asked of one server. Thread-safe. */
public final class Connection {
    private static final int IDLE_CONNECTIONS = 8;
    /** Uvicorn and gunicorn give up idle connections after five seconds or less. */
    private static final long IDLE_SECONDS = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final Transport transport;
    private final FileTransfer files;
    private final Probe probe;

    private Connection(Transport transport, FileTransfer files, Probe probe) {
        this.transport = transport;
        this.files = files;
        this.probe = probe;
    }

    /**
     * Opens no connection yet.
     *
     * @param root where the server is, with its path prefix
     * @param headers the headers of each attempt
     * @param timeouts how long things may take
     * @param network how to get there
     */
    public static Connection to(URI root, HeaderSource headers, Timeouts timeouts, Network network) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.read())
                .writeTimeout(timeouts.read())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .eventListenerFactory(
                        call -> Objects.requireNonNullElseGet(call.request().tag(Progress.class), Progress::new));
        network.applyTo(client);
        Server server = new Server(Objects.requireNonNull(HttpUrl.get(root), "root"), headers);
        OkHttpClient built = client.build();
        Pause pause = new Pause(FIRST_PAUSE, LONGEST_PAUSE, Clock.systemUTC());
        Attempts attempts = new Attempts(built, server, timeouts, pause);
        return new Connection(
                new Transport(attempts, timeouts),
                new FileTransfer(built, server, attempts),
                new Probe(built, server, attempts));
    }

    /** Returns what asks the API. */
    public Transport transport() {
        return transport;
    }

    /** Returns what moves files. */
    public FileTransfer files() {
        return files;
    }

    /** Returns what finds out why the server does not answer as it should. */
    public Probe probe() {
        return probe;
    }
}
