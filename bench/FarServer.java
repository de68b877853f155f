import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Makes a server on this machine a far one: each byte takes a while to get there, and as long back. How many are on
 * their way makes no difference. Arguments: the port to listen on, the server's, milliseconds each way.
 */
final class FarServer {

    private static final byte[] END = {};

    private FarServer() {}

    private record Sent(byte[] bytes, long due) {}

    public static void main(String[] arguments) throws IOException {
        int target = Integer.parseInt(arguments[1]);
        long delay = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[2]));
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket entrance = new ServerSocket(Integer.parseInt(arguments[0]), 50, here)) {
            while (true) {
                Socket client = entrance.accept();
                start(() -> serve(client, here, target, delay));
            }
        }
    }

    private static void serve(Socket client, InetAddress here, int target, long delay) throws IOException {
        try {
            Socket server = new Socket(here, target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            carry(client, server, delay);
            carry(server, client, delay);
        } catch (IOException e) {
            // The server is not there, and so the far one is not.
            client.close();
        }
    }

    private static void carry(Socket from, Socket to, long delay) {
        BlockingQueue<Sent> onTheWay = new LinkedBlockingQueue<>();
        start(() -> take(from, onTheWay, delay));
        start(() -> give(onTheWay, to));
    }

    private static void take(Socket from, BlockingQueue<Sent> onTheWay, long delay) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                onTheWay.add(new Sent(Arrays.copyOf(buffer, count), System.nanoTime() + delay));
            }
        } finally {
            onTheWay.add(new Sent(END, System.nanoTime() + delay));
        }
    }

    private static void give(BlockingQueue<Sent> onTheWay, Socket to) throws IOException, InterruptedException {
        try (to) {
            for (Sent next = onTheWay.take(); next.bytes() != END; next = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
                to.getOutputStream().write(next.bytes());
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // A socket was closed under it, which is how each of these threads ends.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
