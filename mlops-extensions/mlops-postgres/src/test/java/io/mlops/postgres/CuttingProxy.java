package io.mlops.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Stands between a store and its server, and cuts the connection when the server answers that a transaction is committed: the commit is made, and its reply is lost. */
final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket entry;
    private final int serverPort;
    private volatile boolean isArmed;
    private final CountDownLatch cut = new CountDownLatch(1);

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::acceptAll);
    }

    String location() {
        return "jdbc:postgresql://127.0.0.1:" + entry.getLocalPort() + "/postgres?user=postgres&sslmode=disable";
    }

    /** Loses the reply to the next commit. */
    void cutNextCommit() {
        isArmed = true;
    }

    /** Returns whether a reply was lost. */
    boolean hasCut() {
        return cut.getCount() == 0;
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = entry.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            start(() -> copy(client, server, false));
            start(() -> copy(server, client, true));
        }
    }

    private void copy(Socket from, Socket to, boolean isReply) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean isCommitted =
                        isReply && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
                if (isArmed && isCommitted) {
                    isArmed = false;
                    cut.countDown();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed; so does the other.
                    }
                },
                "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        entry.close();
    }
}
