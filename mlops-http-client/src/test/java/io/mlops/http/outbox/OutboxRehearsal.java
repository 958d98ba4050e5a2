package io.mlops.http.outbox;

import io.mlops.child.Rehearsal;
import io.mlops.http.server.FakeMlflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run through an outbox to a server of its own. */
public final class OutboxRehearsal implements Rehearsal {
    @Override
    public void run(Path folder) throws IOException {
        // Without it the JDK's server answers 40 ms late.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Files.createDirectories(folder);
        try (FakeMlflow server = new FakeMlflow(folder.resolve("server"))) {
            OutboxLogger.once(server.url(), folder.resolve("outbox"), folder.resolve("model.bin"));
        }
    }
}
