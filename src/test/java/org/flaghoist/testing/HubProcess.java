package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged hub as a process of its own, which can be killed, stopped, halted and started again. */
public final class HubProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
    private final List<String> command;
    private final Map<String, String> environment;
    private final int consolePort;
    private final String login;
    private final String password;
    private final Path log;
    private volatile Process process;

    /** @param consoleUser with its password, as {@code user:password} */
    public HubProcess(
            List<String> jvmOptions,
            List<String> settings,
            Map<String, String> environment,
            int consolePort,
            String consoleUser,
            Path log) {
        this.environment = environment;
        this.log = log;
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(jvmOptions);
        command = HubJar.line(options, settings);
        this.consolePort = consolePort;
        login = encoded(consoleUser);
        password = consoleUser.substring(consoleUser.indexOf(':') + 1);
        // A run that is broken off must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (process != null) {
                process.destroyForcibly();
            }
        }));
    }

    /** @param more settings than it has otherwise */
    public void start(String... more) throws IOException {
        assertThat(process == null || !process.isAlive()).isTrue();
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(more));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(new File(".")).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** @return how many milliseconds that took */
    public int awaitReady() {
        long from = System.nanoTime();
        try {
            await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100)).until(this::isReady);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the hub is not ready; its log:\n" + tail(), e);
        }
        return (int) Duration.ofNanos(System.nanoTime() - from).toMillis();
    }

    private boolean isReady() throws InterruptedException {
        assertThat(process.isAlive()).as("the hub runs; its log:\n%s", tail()).isTrue();
        try {
            return health("/readiness").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param group of what is asked, or all of it */
    public HttpResponse<String> health(String group) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health" + group))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Basic " + login)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String user) {
        return Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs an operation, or reads an attribute where there are no arguments, over the console, as a user of it who has
     * the same password.
     *
     * @param bean of the hub's own, or with its domain
     * @return the answer; it has a member {@code value}, or {@code error} where the hub refuses
     */
    public JsonNode ask(String user, String bean, String operation, String... arguments)
            throws IOException, InterruptedException {
        return arguments.length == 0
                ? ask(user, question(bean, "read").put("attribute", operation))
                : call(user, bean, operation, arguments);
    }

    /** Runs an operation; the same, where it may have no arguments. */
    public JsonNode call(String user, String bean, String operation, String... arguments)
            throws IOException, InterruptedException {
        ObjectNode question = question(bean, "exec").put("operation", operation);
        return ask(user, question.set("arguments", JSON.valueToTree(arguments)));
    }

    private static ObjectNode question(String bean, String type) {
        return JSON.createObjectNode()
                .put("mbean", bean.contains(":") ? bean : "org.flaghoist:type=" + bean)
                .put("type", type);
    }

    private JsonNode ask(String user, ObjectNode question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/jolokia"))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Basic " + encoded(user + ":" + password))
                .header("Cookie", "XSRF-TOKEN=any")
                .header("X-XSRF-TOKEN", "any")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** A request of an operator of which only the beginning comes, until what is returned is closed. */
    public Socket halfARequest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), consolePort);
        String head = String.join(
                "\r\n",
                "POST /actuator/jolokia HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Basic " + login,
                "Cookie: XSRF-TOKEN=any",
                "X-XSRF-TOKEN: any",
                "Content-Type: application/json",
                "Content-Length: 100",
                "",
                "{");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Lets it run for a while; it must not end by itself. */
    public void runFor(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        assertThat(ended).as("the hub ended by itself; its log:\n%s", tail()).isFalse();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL: it can do nothing more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. @return the exit code */
    public int terminate(Duration longest) throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended)
                .as("the hub stops within %s; its log:\n%s", longest, tail())
                .isTrue();
        return process.exitValue();
    }

    /** SIGSTOP, or any other signal by its name. */
    public void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Of its console. */
    public String address() {
        return "http://127.0.0.1:" + consolePort;
    }

    /** Runs a command of the jar. @return what it says, where it fails */
    public List<String> command(String... words) throws Exception {
        Process tool = new ProcessBuilder(HubJar.line(List.of(), List.of(words)))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return tool.waitFor() == 0 ? List.of() : List.of(said);
    }

    public List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** The last lines of its log, for what a test says where it fails. */
    public String tail() {
        try {
            List<String> lines = log();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "none: " + e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
