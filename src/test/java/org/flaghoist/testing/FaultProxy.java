package org.flaghoist.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A network with faults, before a real server: it passes bytes on until faults are set. Faults hold for the
 * connections there are and for those to come.
 */
public final class FaultProxy implements AutoCloseable {

    enum Way {
        TO_SERVER,
        TO_CLIENT
    }

    private enum Kind {
        NONE,
        SILENCE,
        CUT
    }

    /** What happens to a connection that has passed on so many bytes in a direction. */
    private record Fault(Kind kind, @Nullable Way way, long after, Duration delay) {

        static final Fault NONE = new Fault(Kind.NONE, null, 0, Duration.ZERO);

        boolean concerns(Way direction) {
            return kind != Kind.NONE && (way == null || way == direction);
        }
    }

    private final int port = FreePorts.next();
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Fault fault = Fault.NONE;
    private volatile ServerSocket entrance;

    public FaultProxy(int target) throws IOException {
        this.target = target;
        this.entrance = listen();
    }

    public int port() {
        return port;
    }

    /** How many connections it has taken. */
    public int taken() {
        return taken.get();
    }

    /** Passes on again; what was kept back goes on where it stopped. */
    public void heal() throws IOException {
        if (entrance.isClosed()) {
            entrance = listen();
        }
        become(Fault.NONE);
    }

    /** Takes no connection, and cuts those there are. */
    public void refuse() throws IOException {
        entrance.close();
        lines.forEach(Line::close);
    }

    /** Takes connections and lets nothing through, either way. */
    public void swallow() {
        become(new Fault(Kind.SILENCE, null, 0, Duration.ZERO));
    }

    /** Lets so many bytes of each connection through in a direction (null: in any), and then nothing more. */
    public void stallAfter(@Nullable Way way, long bytes) {
        become(new Fault(Kind.SILENCE, way, bytes, Duration.ZERO));
    }

    /** Lets so many bytes of each connection through in a direction, and then cuts it. */
    public void cutAfter(@Nullable Way way, long bytes) {
        become(new Fault(Kind.CUT, way, bytes, Duration.ZERO));
    }

    /** Lets everything through, late. */
    public void delay(Duration delay) {
        become(new Fault(Kind.NONE, null, 0, delay));
    }

    /** Cuts the connections there are; the next are served. */
    public void cut() {
        lines.forEach(Line::close);
    }

    private void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start("proxy-" + port, () -> {
            while (!socket.isClosed()) {
                serve(socket.accept());
            }
        });
        return socket;
    }

    private void serve(Socket client) throws IOException {
        Line line = new Line(client, new Socket());
        lines.add(line);
        taken.incrementAndGet();
        try {
            line.server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            // The server is away: its client sees the connection end, as it would without a proxy.
            line.close();
            return;
        }
        start("proxy-" + port + "-out", () -> line.pump(client, line.server, Way.TO_SERVER));
        start("proxy-" + port + "-in", () -> line.pump(line.server, client, Way.TO_CLIENT));
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // A socket was closed under it, which is how each of these threads ends.
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** One connection through the proxy. */
    private final class Line {

        private final Socket client;
        private final Socket server;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, Way way) throws IOException, InterruptedException {
            byte[] buffer = new byte[8 * 1024];
            long passed = 0;
            try {
                InputStream in = from.getInputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    pass(to, buffer, count, way, passed);
                    passed += count;
                }
            } finally {
                close();
            }
        }

        private void pass(Socket to, byte[] bytes, int count, Way way, long before)
                throws IOException, InterruptedException {
            Fault now = fault;
            TimeUnit.NANOSECONDS.sleep(now.delay().toNanos());
            int free = now.concerns(way) ? (int) Math.max(0, Math.min(count, now.after() - before)) : count;
            to.getOutputStream().write(bytes, 0, free);
            if (free < count) {
                if (now.kind() == Kind.CUT) {
                    close();
                    return;
                }
                awaitAnother(now);
                pass(to, Arrays.copyOfRange(bytes, free, count), count - free, way, before + free);
            }
        }

        private void awaitAnother(Fault old) throws InterruptedException {
            lock.lock();
            try {
                while (fault == old && !client.isClosed()) {
                    changed.await(100, TimeUnit.MILLISECONDS);
                }
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lines.remove(this);
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
    }
}
