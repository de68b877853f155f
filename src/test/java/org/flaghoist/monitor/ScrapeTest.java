package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What probes and Prometheus get of the whole hub, and who gets it. */
@Tag(HubFixture.OWN)
class ScrapeTest {

    private static final String SECRET = "scraper-secret";
    private static final Pattern NAME = Pattern.compile("\\bflaghoist_[a-z_]+");

    @AutoClose
    private static DemoHub hub;

    private static String person;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        hub = new DemoHub(
                        data,
                        "--flaghoist.alarms.every=1s",
                        "--flaghoist.console.users[0].name=prometheus",
                        "--flaghoist.console.users[0].password={bcrypt}" + new BCryptPasswordEncoder().encode(SECRET),
                        "--flaghoist.console.users[0].role=SCRAPER")
                .withSamples();
        person = "operator:" + hub.password("operator");
    }

    @Test
    void givesMetricsToAScraperAndNothingElse() throws Exception {
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "prometheus:wrong").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "prometheus:" + SECRET).statusCode())
                .isEqualTo(200);
        for (String path : List.of("/actuator/jolokia", "/actuator/health", "/actuator/hawtio/")) {
            assertThat(get(path, "prometheus:" + SECRET).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void exposesAllThatTheAlertsAndTheDashboardName() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> names(metrics()).contains("flaghoist_chain_verified_timestamp_seconds"));
        Set<String> exposed = names(metrics());
        Set<String> asked = names(Files.readString(Path.of("docker/prometheus/alerts.yml")));
        asked.addAll(names(Files.readString(Path.of("docker/grafana/dashboards/flaghoist.json"))));

        assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(exposed);
    }

    @Test
    void countsTheDemosMessages() throws Exception {
        await().untilAsserted(() -> assertThat(metrics().lines())
                .anyMatch(line -> line.matches("flaghoist_received_total\\{partner=\"bg\"} [1-9].*"))
                .anyMatch(line -> line.matches(
                        "flaghoist_delivery_latency_seconds_bucket\\{partner=\"ro\",le=\"\\+Inf\"} [1-9].*"))
                .anyMatch(line -> line.matches("flaghoist_queue_messages\\{partner=\"at\",queue=\"held\"} [1-9].*")));
    }

    @Test
    void givesProbesWithoutALoginTheStatusAndPeopleTheReason() throws Exception {
        for (String group : List.of("readiness", "liveness")) {
            HttpResponse<String> well = get("/actuator/health/" + group, null);
            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(well.body()).isEqualTo("{\"status\":\"UP\"}");
        }
        var monitor = ((ActiveMQServerImpl) ((EmbeddedBroker) hub.bean(Broker.class)).server()).getMonitor();
        monitor.setMaxUsage(0);
        await().until(() -> get("/actuator/health/readiness", null).statusCode() == 503);

        assertThat(get("/actuator/health/readiness", null).body()).doesNotContain("disk");
        assertThat(get("/actuator/health/readiness", person).body()).contains("The disk is full");
        assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);

        monitor.setMaxUsage(1);
        await().until(() -> get("/actuator/health/readiness", null).statusCode() == 200);
    }

    private static String metrics() throws Exception {
        return get("/actuator/prometheus", "prometheus:" + SECRET).body();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param login user:password, or null for nobody */
    private static HttpResponse<String> get(String path, @Nullable String login) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.address() + path));
        if (login != null) {
            byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
