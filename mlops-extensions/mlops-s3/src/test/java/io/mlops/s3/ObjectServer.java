package io.mlops.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An S3Mock in a child process on a free port of the loopback, started once for all test classes of a JVM and ended with them. Its program lies in {@code target}, where the build of the module puts it. */
public final class ObjectServer implements BeforeAllCallback {
    /** The one bucket. */
    public static final String BUCKET = "models";
    /** What the server takes, as it takes anything. */
    public static final S3Credentials CREDENTIALS = new S3Credentials("test-key", "test-secret", Optional.empty());

    private static final Pattern STARTED =
            Pattern.compile("Tomcat started on ports \\d+ \\(https\\), (\\d+) \\(http\\)");
    private static final ExtensionContext.Namespace ALL = ExtensionContext.Namespace.create(ObjectServer.class);

    private Running running;

    /** For a static field with {@code @RegisterExtension}. */
    public ObjectServer() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot().getStore(ALL).getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    }

    /** Returns where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + running.port);
    }

    /** Returns a builder of a backend that keeps everything below a prefix. */
    public S3Backend.Builder builder(String prefix) {
        return S3Backend.builder(BUCKET)
                .prefix(prefix)
                .endpoint(endpoint())
                .pathStyle(true)
                .credentials(() -> CREDENTIALS);
    }

    private static Running start() {
        try {
            Path folder = Path.of("target", "object-store").toAbsolutePath();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            // A sixth of its start goes into proofs that a released program needs no more.
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:-BytecodeVerificationRemote",
                            "-Xmx256m",
                            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                            "-jar",
                            folder.resolve("s3mock.jar").toString(),
                            "--server.address=127.0.0.1",
                            "--server.port=0",
                            "--http.port=0",
                            "--spring.main.banner-mode=off",
                            // Of what the program brings, most is never asked for.
                            "--spring.main.lazy-initialization=true",
                            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                    .redirectErrorStream(true)
                    .start();
            return new Running(process, port(process));
        } catch (IOException e) {
            throw new IllegalStateException("the object store does not start", e);
        }
    }

    /** Reads what the process prints until it tells its port, and what follows in the background, so that it never waits for a reader. */
    private static int port(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread drain = new Thread(() -> drain(output), "object-store-output");
                drain.setDaemon(true);
                drain.start();
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("the object store ended:\n" + read);
    }

    private static void drain(BufferedReader output) {
        try (output) {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The stream ends with its process.
            return;
        }
    }

    private static final class Running implements AutoCloseable {
        private final Process process;
        private final int port;

        Running(Process process, int port) {
            this.process = process;
            this.port = port;
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly())
                    .join();
        }
    }
}
