package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.BrokerWays;
import org.flaghoist.testing.HubProcess;
import org.flaghoist.testing.WebhookReceiver;
import org.flaghoist.testing.WebhookReceiver.Behaviour;
import org.flaghoist.testing.WebhookReceiver.Post;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs' alarms as a webhook and that of the escalation get them, whichever hub lives. */
final class ReportedAlarms implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);
    /** Some looks of both hubs. */
    private static final Duration LOOKS = Duration.ofSeconds(3);

    private static final Duration AFTER_START = Duration.ofMinutes(5);
    private static final Duration UNACKNOWLEDGED = Duration.ofMinutes(15);
    /** More than twice as long as ever before, since the partner became active, too. */
    private static final Duration SILENT = Duration.ofHours(62);

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String REPORT = "--flaghoist.alarms.report.";
    private static final String DEAD_LETTERS = "DEAD_LETTERS WARNING ";
    private static final Path SAMPLE = Path.of("src/test/samples/at/in/raid-date-only-h1-h3.json");
    private static final String REFERENCE = "BK-2026-102/1";
    private static final String ROUTE = "org.apache.camel:context=flaghoist,type=routes,name=\"translate-at\"";

    private final WebhookReceiver desk = new WebhookReceiver();
    private final WebhookReceiver chief = new WebhookReceiver();
    private final WallClock clock;
    private Duration offset = Duration.ZERO;
    private int sent;

    ReportedAlarms(Path directory) throws Exception {
        clock = new WallClock(directory);
    }

    Map<String, String> environment() {
        return clock.environment();
    }

    List<String> settings() {
        return List.of(
                "--flaghoist.alarms.every=1s",
                "--flaghoist.alarms.calm=2s",
                "--flaghoist.alarms.dead-letters.warning=0s",
                "--flaghoist.alarms.rhythm.least=6",
                REPORT + "webhook.secret=" + SECRET,
                REPORT + "webhook.again=1s",
                REPORT + "webhook.longest=2s",
                REPORT + "escalate.after=" + UNACKNOWLEDGED.toMinutes() + "m",
                REPORT + "escalate.webhook.url=" + chief.url(),
                REPORT + "escalate.webhook.secret=" + SECRET);
    }

    /** Of each hub another, to see which one posts. */
    String setting(String hub) {
        return REPORT + "webhook.url=" + desk.url() + "/" + hub;
    }

    void expect(Path config) throws IOException {
        Files.writeString(config.resolve("partners/at.yaml"), "expects: learnt\n", StandardOpenOption.APPEND);
    }

    /** Both look, and one posts; both have people who acknowledge. */
    void postOnce(BrokerWays broker, HubProcess one, HubProcess other) throws Exception {
        reject(broker, "europol");
        reject(broker, "at");
        staysOnce(desk, "alarm.began " + DEAD_LETTERS + "europol");
        staysOnce(desk, "alarm.began " + DEAD_LETTERS + "at");
        acknowledge(one, "europol");
        acknowledge(other, "at");
    }

    /** @return the hub that posted, and was killed at that: {@code one} or {@code other} */
    String goOnWithoutTheOneThatPosts(BrokerWays broker, Map<String, HubProcess> hubs) throws Exception {
        desk.behave(Behaviour.hangs());
        reject(broker, "uk");
        String began = "alarm.began " + DEAD_LETTERS + "uk";
        await().atMost(LONG).until(() -> count(desk, began) == 1);
        Post first = posts(began).get(0);
        String killed = first.path().substring(first.path().lastIndexOf('/') + 1);
        hubs.get(killed).kill();
        desk.behave(Behaviour.answers(204));

        move(UNACKNOWLEDGED.plusMinutes(1));
        await().atMost(LONG).until(() -> count(desk, began) == 2);
        assertThat(posts(began)).extracting(Post::id).containsOnly(first.id());
        assertThat(posts(began)).extracting(Post::path).doesNotHaveDuplicates();
        staysOnce(chief, "alarm.escalated " + DEAD_LETTERS + "uk");
        return killed;
    }

    void escalateNothingAgain(HubProcess killed, String setting) throws Exception {
        killed.start(setting);
        killed.awaitReady();
        Instant later = now().plus(UNACKNOWLEDGED.multipliedBy(2)).plus(SILENT).plus(1, ChronoUnit.HOURS);
        // Not near the end of an hour: what is counted by hours comes next.
        move(Duration.between(now(), later.truncatedTo(ChronoUnit.HOURS).plus(AFTER_START)));

        staysOnce(chief, "alarm.escalated " + DEAD_LETTERS + "uk");
        assertThat(chief.words())
                .doesNotContain(
                        "alarm.escalated " + DEAD_LETTERS + "europol", "alarm.escalated " + DEAD_LETTERS + "at");
    }

    /** One hub counts one half of what a sender sends, and the other the other half. */
    void seeWhatIsTooLittleAndTooMuch(Production production, BrokerWays broker, HubProcess one, HubProcess other)
            throws Exception {
        JdbcClient database = JdbcClient.create(production.database());
        learn(database);
        staysOnce(desk, "alarm.began SILENCE WARNING at");

        sendThrough(database, broker, one, other);
        sendThrough(database, broker, other, one);
        staysOnce(desk, "alarm.ended SILENCE WARNING at");
        staysOnce(desk, "alarm.began VOLUME WARNING at");
        move(Duration.ofHours(3));
        staysOnce(desk, "alarm.ended VOLUME WARNING at");
        assertThat(desk.words()).containsOnlyOnce("alarm.began SILENCE WARNING at", "alarm.began VOLUME WARNING at");
    }

    /** As if it had sent one an hour for weeks, at most 30 hours apart, then rested, and been silent for 62 hours. */
    private void learn(JdbcClient database) {
        Map<Integer, Boolean> rested = Map.of(9 * 24, false, 9 * 24 - 30, false, (int) SILENT.toHours(), true);
        rested.forEach((hours, isRested) -> {
            long hour = now().truncatedTo(ChronoUnit.HOURS)
                    .minus(hours, ChronoUnit.HOURS)
                    .toEpochMilli();
            database.sql("insert into sender_hour (sender, hour, number, first_at, last_at, rested)"
                            + " values ('at', ?, 1, ?, ?, ?)")
                    .params(hour, hour, hour, isRested)
                    .update();
        });
    }

    private void sendThrough(JdbcClient database, BrokerWays broker, HubProcess idle, HubProcess busy)
            throws Exception {
        TwoHubsDutyIT.ask(busy, "tester", ROUTE, "start()");
        TwoHubsDutyIT.ask(idle, "tester", ROUTE, "stop()");
        for (int i = 0; i < 3; i++) {
            sent++;
            String text = Files.readString(SAMPLE).replace(REFERENCE, REFERENCE.replace("/1", "/9" + sent));
            send(broker, "at", text);
        }
        await().atMost(LONG)
                .until(() -> database.sql("select count(*) from entry where sender = 'at' and state = 'ACCEPTED'")
                                .query(Integer.class)
                                .single()
                        == sent);
    }

    private static void acknowledge(HubProcess hub, String partner) throws Exception {
        JsonNode active = TwoHubsDutyIT.ask(hub, "tester", "Alarms", "list").path("active");
        JsonNode alarm = StreamSupport.stream(active.spliterator(), false)
                .filter(each -> each.path("condition").asText().equals("DEAD_LETTERS")
                        && each.path("partner").asText().equals(partner))
                .findFirst()
                .orElseThrow();
        TwoHubsDutyIT.ask(
                hub, "tester", "Alarms", "acknowledge", alarm.path("id").asText(), "WARNING", "they correct it");
    }

    private static void reject(BrokerWays broker, String partner) throws JMSException {
        send(broker, partner, "nothing that can be read");
    }

    private static void send(BrokerWays broker, String partner, String text) throws JMSException {
        try (Connection connection = broker.core(partner).createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in(partner)))) {
            producer.send(session.createTextMessage(text));
        }
    }

    private Instant now() {
        return Instant.now().plus(offset);
    }

    private void move(Duration by) throws IOException {
        offset = offset.plus(by);
        clock.set(offset);
    }

    private static void staysOnce(WebhookReceiver receiver, String words) {
        await().atMost(LONG)
                .during(LOOKS)
                .untilAsserted(() -> assertThat(receiver.words()).containsOnlyOnce(words));
    }

    private static long count(WebhookReceiver receiver, String words) {
        return receiver.words().stream().filter(words::equals).count();
    }

    private List<Post> posts(String words) {
        return desk.posts().stream().filter(post -> post.words().equals(words)).toList();
    }

    @Override
    public void close() {
        desk.close();
        chief.close();
    }
}
