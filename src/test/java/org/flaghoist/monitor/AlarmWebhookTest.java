package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.flaghoist.partner.Secret;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.WebhookReceiver;
import org.flaghoist.testing.WebhookReceiver.Behaviour;
import org.flaghoist.testing.WebhookReceiver.Post;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Alarms by webhook, to a real server, whatever that does. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class AlarmWebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String CHIEF_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @AutoClose
    private WebhookReceiver desk;

    @AutoClose
    private WebhookReceiver chief;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        desk = new WebhookReceiver();
        chief = new WebhookReceiver();
        hub = new HubFixture(
                directory,
                WatchedHub.setup(
                        "--flaghoist.alarms.report.webhook.url=" + desk.url(),
                        "--flaghoist.alarms.report.webhook.secret=" + SECRET,
                        // On a busy machine each answer takes a while; and what is answered too late is posted again.
                        "--flaghoist.alarms.report.webhook.answer=1m",
                        "--flaghoist.alarms.report.webhook.again=100ms",
                        "--flaghoist.alarms.report.webhook.longest=1s",
                        "--flaghoist.alarms.report.escalate.after=1h",
                        "--flaghoist.alarms.report.escalate.webhook.url=" + chief.url(),
                        "--flaghoist.alarms.report.escalate.webhook.secret=" + CHIEF_SECRET,
                        "--flaghoist.alarms.backlog.warning=30d",
                        "--flaghoist.alarms.backlog.critical=30d"));
    }

    @Test
    void postsWhatAReceiverCanVerifyAndEscalatesWhatNobodyAcknowledges() throws Exception {
        hold("HELD-1");
        await().until(() -> desk.posts().size() == 1);
        Post began = desk.posts().get(0);
        assertThat(began.words()).isEqualTo("alarm.began HOLDS WARNING west");
        assertThat(began.path()).isEqualTo("/alarms");
        assertVerifies(began, SECRET);
        assertThat(began.json().at("/data/text").asText()).contains("1 message for west (west): held");
        assertThat(began.body()).doesNotContain("A boat left", "HELD-1");

        hub.moveClock(Duration.ofHours(1));
        await().until(() -> chief.posts().size() == 1);
        assertThat(chief.words()).containsExactly("alarm.escalated HOLDS WARNING west");
        assertVerifies(chief.posts().get(0), CHIEF_SECRET);

        hub.consume("held.west", 1);
        await().until(() -> chief.posts().size() == 2);
        assertThat(chief.words()).last().isEqualTo("alarm.ended HOLDS WARNING west");
        await().until(() -> desk.posts().size() == 2);
        assertThat(desk.words()).last().isEqualTo("alarm.ended HOLDS WARNING west");
    }

    @Test
    void repeatsAPostUnderItsNameUntilItIsTaken(CapturedOutput output) throws Exception {
        // The hub of the test before goes on for a moment.
        int before = output.length();
        desk.behave(Behaviour.answers(503));
        hold("HELD-2");
        await().until(() -> desk.posts().size() >= 3);

        desk.behave(Behaviour.answers(200));
        await().until(() -> output.getAll().contains("Posts to the webhook about alarms are sent again"));

        assertThat(desk.posts().stream().map(Post::id).distinct()).hasSize(1);
        assertThat(output.subSequence(before, output.length())
                        .toString()
                        .lines()
                        .filter(line -> line.contains("cannot be sent")))
                .hasSize(1)
                .allMatch(line -> line.contains("127.0.0.1 answers with the status 503"));
        int tries = desk.posts().size();
        await().during(Duration.ofSeconds(2)).until(() -> desk.posts().size() == tries);
    }

    @Test
    void leavesAReceiverAloneThatAsksForThat() throws Exception {
        hub.start("--flaghoist.alarms.report.webhook.longest=1h");
        desk.behave((exchange, receiver) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(503, -1);
        });
        hold("HELD-7");
        await().until(() -> desk.posts().size() == 1);

        await().during(Duration.ofSeconds(2)).until(() -> desk.posts().size() == 1);
    }

    @Test
    void raisesAnAlarmWhereAReceiverWantsNoMoreAndTriesWhetherItDoes() throws Exception {
        hub.start("--flaghoist.alarms.report.failing.warning=0s");
        desk.behave(Behaviour.answers(410));
        hold("HELD-8");
        await().until(() -> AlarmList.active().contains("UNREPORTED WARNING"));
        await().until(() -> desk.words().stream()
                        .filter("alarm.began UNREPORTED WARNING "::equals)
                        .count()
                > 1);
        assertThat(desk.words()).containsOnlyOnce("alarm.began HOLDS WARNING west");

        desk.behave(Behaviour.answers(200));

        await().until(() -> desk.words().contains("alarm.ended UNREPORTED WARNING "));
    }

    @Test
    void followsNoRedirect() throws Exception {
        desk.behave(Behaviour.redirects(chief.url()));
        hold("HELD-3");

        await().until(() -> desk.posts().size() >= 2);

        assertThat(chief.posts()).isEmpty();
    }

    @Test
    void givesUpAPostThatIsNotAnsweredInTime(CapturedOutput output) throws Exception {
        hub.start("--flaghoist.alarms.report.webhook.answer=2s");
        desk.behave(Behaviour.hangs());
        hold("HELD-4");

        await().until(() -> output.getAll().contains("127.0.0.1 has not answered within 2 s"));
    }

    @Test
    void holdsUpNothingElseWhileAReceiverHangs() throws Exception {
        hub.start("--flaghoist.alarms.report.webhook.answer=2m");
        desk.behave(Behaviour.hangs());
        hold("HELD-6");
        await().until(() -> desk.posts().size() == 1);

        hub.moveClock(Duration.ofHours(1));
        await().until(() -> !chief.posts().isEmpty());
        hub.send("north", Notifications.of("north", "PASSES-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receive("west", 1)).as("the hub goes on").hasSize(1);
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() throws Exception {
        desk.behave(Behaviour.answersWithoutEnd());
        hold("HELD-5");
        await().until(() -> desk.posts().size() == 1);

        hub.consume("held.west", 1);

        await().until(() -> desk.posts().size() == 2);
        assertThat(desk.words()).as("its status counts").last().isEqualTo("alarm.ended HOLDS WARNING west");
        assertThat(desk.posts()).as("none is posted again").extracting(Post::id).doesNotHaveDuplicates();
    }

    private static void assertVerifies(Post post, String secret) {
        assertThat(post.signature())
                .isEqualTo(WebhookKeys.of(new Secret(secret)).sign(post.id(), post.seconds(), post.body()));
        assertThat(Instant.ofEpochSecond(post.seconds())).isAfter(Instant.EPOCH);
    }

    private void hold(String id) throws Exception {
        hub.send("north", Notifications.of("north", id, "ARREST", "\"west\""));
        await().until(() -> AlarmList.active().contains("HOLDS WARNING west"));
    }
}
