package io.mlops.http.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on a loopback port that breaks: it loses some requests on their way there, some answers on their way back, and now and then all of them for a while. Thread-safe. */
final class FlappingLine implements Closeable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Random random;
    private volatile int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int lossPercent;
    private volatile boolean down;

    FlappingLine(int server, long seed) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Leads to another port from now on: the server has come back there. */
    void leadTo(int port) {
        server = port;
    }

    /** Sets how many of a hundred pieces that pass are lost with their connection. */
    void lose(int percent) {
        lossPercent = percent;
    }

    /** Breaks all connections, and those that are made until it is up again. */
    void setDown(boolean isDown) {
        down = isDown;
        if (isDown) {
            open.forEach(FlappingLine::close);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (down) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // The next one, unless the line is closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket there;
        try {
            there = new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        open.add(client);
        open.add(there);
        client.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        daemon(() -> pump(client, there));
        daemon(() -> pump(there, client));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0 && !isLost(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // The other side has closed it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private boolean isLost() {
        synchronized (random) {
            return down || random.nextInt(100) < lossPercent;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "flapping-line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        setDown(true);
    }
}
