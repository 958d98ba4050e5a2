package io.mlops.loopback;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A host that swallows the packets of whoever connects, as one behind a firewall does: it listens, its queue of connections is full, and nobody takes any out of it. For one thread.
 */
public final class SwallowingHost implements AutoCloseable {
    private static final int FAR_MORE_THAN_THE_QUEUE = 100;
    private static final int SILENCE_MILLIS = 300;

    private final ServerSocket listening;
    private final Deque<Socket> queue = new ArrayDeque<>();

    private SwallowingHost(ServerSocket listening) {
        this.listening = listening;
    }

    /** Starts to listen; ends the test as skipped where the system does not swallow packets, but refuses connections. */
    public static SwallowingHost start() throws IOException {
        SwallowingHost host = new SwallowingHost(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        boolean isFull = false;
        try {
            isFull = host.fill();
        } finally {
            if (!isFull) {
                host.close();
            }
        }
        return isFull ? host : abort("connections to a full queue are not swallowed here");
    }

    private boolean fill() throws IOException {
        SocketAddress address = listening.getLocalSocketAddress();
        for (int i = 0; i < FAR_MORE_THAN_THE_QUEUE; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(address, SILENCE_MILLIS);
            } catch (SocketTimeoutException swallowed) {
                return true;
            }
        }
        return false;
    }

    /** Returns the port on the loopback. */
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        listening.close();
    }
}
