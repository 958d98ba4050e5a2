package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlops.child.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestServerTest {
    @Test
    void server_itsProcessWasHalted_ends() throws Exception {
        int port;
        try (ChildJvm child = Clusters.child().start(HaltedProcess.class)) {
            List<String> printed = child.readAll();
            assertThat(child.await()).as("%s", printed).isZero();
            port = Integer.parseInt(printed.stream()
                    .filter(line -> line.startsWith("port "))
                    .findFirst()
                    .orElseThrow()
                    .substring(5));
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> !isListening(port));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
