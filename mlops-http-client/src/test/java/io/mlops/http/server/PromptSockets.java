package io.mlops.http.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;

/** Sockets of a server that sends what it has at once. MockWebServer writes head and body of an answer one after the other: with the system's defaults the body waits 40 ms for the head to be acknowledged. */
public final class PromptSockets extends ServerSocketFactory {
    /** Returns a server, not started, whose answers are not held back. */
    public static MockWebServer server() {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new PromptSockets());
        return server;
    }

    private static final class Prompt extends ServerSocket {
        private Prompt() throws IOException {}

        private Prompt(int port, int backlog, InetAddress address) throws IOException {
            super(port, backlog, address);
        }

        @Override
        public Socket accept() throws IOException {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new Prompt();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return new Prompt(port, 50, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return new Prompt(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new Prompt(port, backlog, address);
    }
}
