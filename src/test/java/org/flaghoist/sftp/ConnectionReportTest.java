package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Contact.Way;
import org.flaghoist.exchange.LastContacts;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;

/** What an operator sees who tests the way to a partner. */
@Tag(HubFixture.OWN)
class ConnectionReportTest {

    @AutoClose
    private static HubFixture hub;

    private static SftpServerFixture east;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory, HubSetup.behindFaults("2s"));
        hub.start();
        east = hub.server("east");
    }

    @AfterEach
    void heal() throws Exception {
        if (hub.attribute(HubFixture.partner("east"), "State").equals("PAUSED")) {
            hub.activate("east");
        }
        east.faults().end();
        east.proxy().heal();
    }

    @Test
    void passesEachStepAndMovesNothing() throws Exception {
        hub.pause("east");
        east.upload("FILE_0001.json", "x".getBytes(StandardCharsets.UTF_8));
        east.upload("other.txt", "x".getBytes(StandardCharsets.UTF_8));

        JsonNode report = passed("east");

        assertThat(steps(report))
                .containsExactly("resolve", "connect", "host key", "login", "list outbox", "write inbox");
        assertThat(text(report, "list outbox")).isEqualTo("outbox: 2 files, of which the hub takes 1");
        assertThat(SftpServerFixture.names(east.inbox())).isEmpty();
        assertThat(SftpServerFixture.names(east.outbox())).containsExactly("FILE_0001.json", "other.txt");
        Files.delete(east.outbox().resolve("FILE_0001.json"));
    }

    @Test
    void logsInByKey() throws Exception {
        assertThat(steps(passed("south"))).contains("login");
    }

    @Test
    void saysWhichStepFails() throws Exception {
        hub.pause("east");
        east.proxy().refuse();
        await().untilAsserted(() -> assertThat(failed(test("east"))).isEqualTo("connect"));
        east.proxy().heal();
        east.proxy().swallow();
        assertThat(failed(test("east"))).isEqualTo("host key");
        east.proxy().heal();
        east.stop();
        east.startAsAnother();
        await().untilAsserted(() -> {
            JsonNode another = test("east");
            assertThat(failed(another)).isEqualTo("host key");
            assertThat(text(another, "host key")).contains("HostKey has been changed");
        });
        east.stop();
        east.start();
    }

    @Test
    void triesBothDirectoriesThoughOneIsAtFault() throws Exception {
        hub.pause("east");
        await().untilAsserted(() -> {
            JsonNode report = without(east.outbox());
            assertThat(report.path("ok").booleanValue()).isFalse();
            assertThat(steps(report)).last().isEqualTo("write inbox");
            assertThat(text(report, "list outbox")).startsWith("outbox: status 2, ");
        });
        await().untilAsserted(() -> assertThat(failed(without(east.inbox()))).isEqualTo("write inbox"));
    }

    @Test
    void doesNotHelpAServerToLockTheAccount() throws Exception {
        east.faults().lockOut(true);
        east.proxy().cut();
        await().until(() -> hub.attribute("org.flaghoist:type=Connection,partner=east,direction=collect", "State")
                .equals("OPEN"));
        hub.pause("east");
        long began = System.nanoTime();
        int before = east.faults().logins();

        await().untilAsserted(() -> assertThat(failed(test("east"))).isEqualTo("login"));
        test("east");

        assertThat(east.faults().logins() - before).isLessThanOrEqualTo(LoginTimes.atMostSince(began));
    }

    @Test
    void isDoneOnceAtATime() throws Exception {
        east.proxy().swallow();
        // Both again, where one is over before the other begins.
        await().untilAsserted(() -> {
            CompletableFuture<String> one = CompletableFuture.supplyAsync(ConnectionReportTest::failedOrRefused);
            assertThat(List.of(failedOrRefused(), one.join()))
                    .containsExactlyInAnyOrder(
                            "host key", "the connection to east is being tested just now; wait for that test's answer");
        });
    }

    @Test
    void looksWhetherAPartnerTakesFromItsQueue() throws Exception {
        assertThat(failed(test("west"))).isEqualTo("partner");
        try (Connection connection = hub.amqp("west");
                Session session = connection.createSession()) {
            session.createConsumer(session.createQueue(QueueNames.out("west")));
            await().until(() -> test("west").path("ok").booleanValue());
        }
    }

    @Test
    void remembersWhenAPartnerWasHeardOf() throws Exception {
        assertThat(last("north", Way.RECEIVED)).isNull();
        hub.send("north", Notifications.of("north", "HEARD-1", "INTELLIGENCE", "\"south\", \"west\""));
        hub.receipts("north", 3);
        assertThat(last("south", Way.DELIVERED)).isNotNull();
        assertThat(last("south", Way.CONNECTED)).isNotNull();
        assertThat(last("west", Way.DELIVERED)).isNull();
        hub.receive("west", 1);
        await().until(() -> last("west", Way.DELIVERED) != null);
        Object before = last("north", Way.RECEIVED);

        hub.stop();
        hub.start();

        assertThat(last("north", Way.RECEIVED)).isNotNull().isEqualTo(before);
        assertThat(last("west", Way.DELIVERED)).isNotNull();
    }

    private static JsonNode without(Path directory) throws IOException {
        Path elsewhere = Files.move(directory, directory.resolveSibling("elsewhere"));
        JsonNode report = test("east");
        Files.move(elsewhere, directory);
        return report;
    }

    private static @Nullable Object last(String partner, Way way) {
        return hub.bean(LastContacts.class).of(partner, way);
    }

    private static JsonNode test(String partner) {
        try {
            return new ObjectMapper().readTree((String) hub.invoke(HubFixture.partner(partner), "testConnection"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String failedOrRefused() {
        try {
            return failed(test("east"));
        } catch (IllegalStateException e) {
            return String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    /** A busy machine's server may be too slow for once. */
    private static JsonNode passed(String partner) {
        return await().until(() -> test(partner), report -> report.path("ok").booleanValue());
    }

    private static List<String> steps(JsonNode report) {
        return StreamSupport.stream(report.path("steps").spliterator(), false)
                .map(step -> step.path("step").asText())
                .toList();
    }

    /** The step that failed; it must be the last, and the others must not have. */
    private static String failed(JsonNode report) {
        JsonNode steps = report.path("steps");
        assertThat(report.path("ok").booleanValue()).as(report.toString()).isFalse();
        for (int i = 0; i < steps.size() - 1; i++) {
            assertThat(steps.get(i).path("ok").booleanValue())
                    .as(steps.toString())
                    .isTrue();
        }
        return steps.get(steps.size() - 1).path("step").asText();
    }

    private static String text(JsonNode report, String step) {
        return StreamSupport.stream(report.path("steps").spliterator(), false)
                .filter(each -> each.path("step").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("text")
                .asText();
    }
}
