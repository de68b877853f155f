package org.flaghoist.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that answers to no packet, as those of a machine that has lost its power: the queue of its connections is
 * full.
 */
public final class GoneMachine implements AutoCloseable {

    private static final int MOST = 20;
    private static final int LONGEST_MILLIS = 500;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    public GoneMachine() throws IOException {
        while (isAnswering()) {
            if (queue.size() == MOST) {
                throw new IOException("this system's queues do not fill up");
            }
        }
    }

    private boolean isAnswering() throws IOException {
        Socket socket = new Socket();
        queue.add(socket);
        try {
            socket.connect(new InetSocketAddress(server.getInetAddress(), port()), LONGEST_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        server.close();
    }
}
