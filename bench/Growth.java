import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a running hub: notifications a second of a backlog, and how long its console takes for searches. Prints
 * lines of JSON.
 */
public final class Growth {

    private static final int TIMES = 5;
    private static final long GIVEN_UP = TimeUnit.MINUTES.toNanos(10);

    private final String console;
    private final HttpClient http = HttpClient.newHttpClient();
    private String cookies = "XSRF-TOKEN=bench";

    private Growth(String console) {
        this.console = console;
    }

    /**
     * @param args address, password of all, file with a notification, how many to send, console, notifications in the
     * ledger
     */
    public static void main(String[] args) throws Exception {
        int rows = Integer.parseInt(args[5]);
        throughput(args[0], args[1], Files.readString(Path.of(args[2])), Integer.parseInt(args[3]), rows);
        Growth growth = new Growth(args[4]);
        growth.logIn(args[1]);
        for (Map.Entry<String, String> question : questions(rows).entrySet()) {
            growth.search(question.getKey(), question.getValue(), rows);
        }
        System.exit(0);
    }

    private static void throughput(String address, String password, String template, int count, int rows) throws Exception {
        AtomicLong there = new AtomicLong();
        LoadPartner sender = new LoadPartner(address, "uk", password);
        sender.take(receipt -> {});
        new LoadPartner(address, "europol", password).take(copy -> {});
        new LoadPartner(address, "at", password).take(copy -> there.incrementAndGet());
        double warmUp = drain(sender, template, 1, count, there);
        double rate = drain(sender, template, count + 1, count, there);
        System.out.printf(
                "{\"ledger\": %d, \"notifications\": %d, \"perSecond\": %.1f, \"perSecondOfWarmUp\": %.1f}%n",
                rows, count, rate, warmUp);
    }

    private static double drain(LoadPartner sender, String template, int from, int count, AtomicLong there) throws Exception {
        long before = there.get();
        sender.sendTogether(template, from, count);
        long began = System.nanoTime();
        while (there.get() < before + count) {
            if (System.nanoTime() - began > GIVEN_UP) {
                throw new IllegalStateException(there.get() - before + " of " + count + " came");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static Map<String, String> questions(int rows) {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("all", "{}");
        questions.put("whole reference", "{\"reference\": \"REF-2026/" + rows / 2 + "\"}");
        questions.put("beginning of all references", "{\"reference\": \"REF-2026/\"}");
        questions.put("sender", "{\"sender\": \"ly\"}");
        questions.put("rejected, of one sender", "{\"sender\": \"bg\", \"state\": \"REJECTED\"}");
        questions.put("refused, one recipient", "{\"recipient\": \"ly\", \"state\": \"REFUSED\"}");
        questions.put("page in the middle", "{\"before\": " + rows / 2 + "}");
        questions.put("in a reason", "{\"text\": \"duty lawyer\"}");
        questions.put("in no reason", "{\"text\": \"nowhere\"}");
        return questions;
    }

    private void search(String name, String query, int rows) throws Exception {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            ask(query);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "{\"ledger\": %d, \"search\": \"%s\", \"firstMillis\": %.1f, \"medianMillis\": %.1f}%n",
                rows, name, first, millis[TIMES / 2]);
    }

    // Once, as a page does: with each question a password would cost more than the answer.
    private void logIn(String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "/login", "application/x-www-form-urlencoded", "username=bench&password=" + password + "&_csrf=bench");
        cookies += answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> "; " + cookie.split(";")[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no login: " + answer));
    }

    private void ask(String query) throws IOException, InterruptedException {
        String request = "{\"type\": \"exec\", \"mbean\": \"org.flaghoist:type=Notifications\", \"operation\": \"search\","
                + " \"arguments\": [\"" + query.replace("\"", "\\\"") + "\"]}";
        HttpResponse<String> answer = post("/actuator/jolokia", "application/json", request);
        if (answer.statusCode() != 200 || !answer.body().contains("\"status\":200")) {
            throw new IllegalStateException(query + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(console + path))
                .header("Content-Type", type)
                .header("Cookie", cookies)
                .header("X-XSRF-TOKEN", "bench")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(post, HttpResponse.BodyHandlers.ofString());
    }
}
