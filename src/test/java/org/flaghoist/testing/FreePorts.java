package org.flaghoist.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on, below those that the system gives to clients: one of these could be taken by any
 * connection between the look and the server's start.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int SHARE = 500;
    private static final int SHARES = 25;

    /**
     * Each process takes a share of the ports, and shows by listening on the first of it that it is taken: a test run
     * has several, and there may be other runs on this machine.
     */
    private static final ServerSocket TAKEN = take();

    private static final AtomicInteger GIVEN = new AtomicInteger();

    private FreePorts() {}

    /** One after the other: of hundreds drawn at random, two are the same now and then. */
    public static int next() {
        while (true) {
            int port = TAKEN.getLocalPort() + 1 + GIVEN.getAndIncrement() % (SHARE - 1);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static ServerSocket take() {
        for (int share = 0; share < SHARES; share++) {
            try {
                return listen(FIRST + share * SHARE);
            } catch (IOException e) {
                // Another process has it.
            }
        }
        throw new IllegalStateException("all shares of the ports from " + FIRST + " on are taken by other processes");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
