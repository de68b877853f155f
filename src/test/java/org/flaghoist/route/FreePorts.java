package org.flaghoist.route;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody listens on, below those that the system gives to clients: one of these could be taken by any
 * connection between the look and the server's start.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    /** Which of the test run's processes this is, from 1: each has ports of its own. */
    private static final int PROCESS = Integer.getInteger("surefire.forkNumber", 1);

    private static final int MOST_PROCESSES = 4;
    private static final int SHARE = (END - FIRST) / MOST_PROCESSES;

    /** A port is given once in a round: of hundreds drawn at random, two are the same now and then. */
    private static final AtomicInteger GIVEN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARE));

    private FreePorts() {}

    public static int next() {
        int first = FIRST + PROCESS % MOST_PROCESSES * SHARE;
        while (true) {
            int port = first + Math.floorMod(GIVEN.getAndIncrement(), SHARE);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
