package org.flaghoist.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that alarms are posted to; it may behave badly. */
public final class WebhookReceiver implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = Behaviour.answers(204);

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** What came: its headers of the standard, and its body as it was sent. */
    public record Post(String path, String id, long seconds, String signature, String body) {

        public JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }

        /** {@code alarm.began HOLDS WARNING west}. */
        public String words() {
            try {
                JsonNode data = json().path("data");
                return json().path("type").asText() + " "
                        + data.path("condition").asText() + " "
                        + data.path("severity").asText() + " "
                        + data.path("partner").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What it does when something is posted. */
    public interface Behaviour {

        void answer(HttpExchange exchange, WebhookReceiver receiver) throws Exception;

        static Behaviour answers(int status) {
            return (exchange, receiver) -> exchange.sendResponseHeaders(status, -1);
        }

        static Behaviour redirects(String to) {
            return (exchange, receiver) -> {
                exchange.getResponseHeaders().set("Location", to);
                exchange.sendResponseHeaders(307, -1);
            };
        }

        /** Never answers. */
        static Behaviour hangs() {
            return (exchange, receiver) -> receiver.over.await();
        }

        /** Says that all is well, in an answer without end. */
        static Behaviour answersWithoutEnd() {
            return (exchange, receiver) -> {
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream body = exchange.getResponseBody()) {
                    while (receiver.over.getCount() > 0) {
                        body.write(new byte[CHUNK]);
                    }
                }
            };
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alarms";
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public List<Post> posts() {
        return posts;
    }

    public List<String> words() {
        return posts.stream().map(Post::words).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        posts.add(new Post(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        try {
            behaviour.answer(exchange, this);
        } catch (Exception e) {
            // The hub has hung up, as it is to do.
        }
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
