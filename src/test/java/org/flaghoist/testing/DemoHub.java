package org.flaghoist.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.flaghoist.Flaghoist;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole hub with the demo, in this process, on ports of its own. */
public final class DemoHub implements AutoCloseable {

    private static final List<String> PORTS = List.of("flaghoist.broker.amqp-port", "flaghoist.broker.core-port");

    private final Path data;
    private final int port = FreePorts.next();
    private final List<String> arguments = new ArrayList<>();
    private ConfigurableApplicationContext context;

    /** Started, not all samples sent yet. */
    public DemoHub(Path data, String... settings) {
        this(data, ShippedPartners.ids(), settings);
    }

    /** @param simulated the partners that are */
    public DemoHub(Path data, List<String> simulated, String... settings) {
        this.data = data;
        arguments.addAll(List.of("--flaghoist.data=" + data, "--server.port=" + port));
        PORTS.forEach(name -> arguments.add("--" + name + "=" + FreePorts.next()));
        arguments.addAll(ShippedPartners.simulated(simulated));
        arguments.addAll(List.of(settings));
        LentHub.close();
        this.context = run();
    }

    private ConfigurableApplicationContext run() {
        ConfigurableApplicationContext started =
                SpringApplication.run(Flaghoist.class, arguments.toArray(String[]::new));
        HubStarts.count("demo");
        return started;
    }

    /** Waits until the samples are sent. */
    public DemoHub withSamples() {
        await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(data.resolve("demo/samples-sent")));
        return this;
    }

    /** Stops, and starts with what is in its directory. */
    public void restart() {
        context.close();
        context = run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Where it answers over HTTP. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public JsonNode clients() throws IOException {
        return new ObjectMapper().readTree(data.resolve("demo/clients.json").toFile());
    }

    /** The password of one of the console's users. */
    public String password(String user) throws IOException {
        JsonNode console = clients().path("console");
        return StreamSupport.stream(console.path("others").spliterator(), false)
                .filter(other -> other.path("user").asText().equals(user))
                .map(other -> other.path("password").asText())
                .findFirst()
                .orElseGet(() -> console.path("password").asText());
    }

    @Override
    public void close() {
        context.close();
    }
}
