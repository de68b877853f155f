package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flaghoist.answer.AnswerList;
import org.flaghoist.answer.RecordedAnswer;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.recall.Recalls;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By the shipped policy: what goes to one partner only is not given to another. */
@Tag(TestDatabase.BOTH)
class AnswersTest {

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    private FactsHub steps;
    private long notification;

    @BeforeEach
    void open() throws IOException {
        steps = new FactsHub(hub);
        notification = entry(steps.handle("1", form(Notifications.of("uk", "UK-1", "INTELLIGENCE", "\"bg\"")), 0));
    }

    @Test
    void givesAnAnswerToTheSenderOfWhatItAnswersAndToNobodyElse() {
        DecidedMessage answer = steps.handle("2", answer("bg", "BG-1", "uk", "UK-1"), 0);

        assertThat(answer.decisions()).extracting("recipient").containsExactly("uk");
        assertThat(answers())
                .extracting(RecordedAnswer::partner, RecordedAnswer::reference, RecordedAnswer::kind)
                .containsExactly(tuple("bg", "BG-1", "DISPUTED"));
        assertThat(new AnswerList(hub.database).answered(entry(answer)).orElseThrow())
                .isEqualTo(new AnswerList.AnsweredNotification(notification, "uk", "UK-1", 1));
        assertThat(timeline()).endsWith("ANSWERED bg {\"answer\":\"DISPUTED\",\"message\":\"" + entry(answer) + "\"}");
    }

    @Test
    void refusesAlikeWhatIsNotThereAndWhatItsSenderWasNotGiven() {
        steps.handle("2", form(Notifications.of("uk", "UK-2", "ARREST", "\"ly\"")), 0);
        steps.handle("3", answer("bg", "BG-1", "uk", "UK-1"), 0);
        steps.handle("4", form(Notifications.of("uk", "UK-3", "INTELLIGENCE", "\"bg\"")), 1);

        Rejection unknown = rejected("11", answer("ro", "RO-1", "uk", "UK-NEVER"));

        assertThat(unknown.code()).isEqualTo(FaultCode.NOT_RECEIVED);
        assertAlike(unknown, rejected("12", answer("ro", "RO-1", "uk", "UK-1")));
        assertAlike(unknown, rejected("13", answer("ly", "LY-1", "uk", "UK-2")));
        assertAlike(unknown, rejected("14", answer("uk", "UK-4", "uk", "UK-1")));
        assertAlike(unknown, rejected("15", answer("uk", "UK-4", "bg", "BG-1")));
        assertAlike(unknown, rejected("16", answer("bg", "BG-2", "uk", "UK-3")));
        ObjectNode later = answer("bg", "BG-2", "uk", "UK-1");
        later.putObject("answer").put("kind", "READ").put("revision", 2);
        assertAlike(unknown, rejected("17", later));
        assertThat(answers()).hasSize(1);
    }

    @Test
    void recordsOnceWhatIsDoneAgainThoughItWasWithdrawnSince() throws IOException {
        ObjectNode answer = answer("bg", "BG-1", "uk", "UK-1");
        steps.handle("2", answer, 0);
        hub.rows.update("update delivery set state = 'WITHDRAWN' where entry = ?", notification);
        List<String> before = timeline();

        hub = hub.restarted();
        steps = new FactsHub(hub);
        DecidedMessage again = steps.handle("2", answer, 0);

        assertThat(again.recorded().isAccepted()).isTrue();
        assertThat(again.decisions()).extracting("recipient").containsExactly("uk");
        assertThat(answers()).hasSize(1);
        assertThat(timeline()).isEqualTo(before);
    }

    @Test
    void knowsADuplicateThoughItsSenderCouldNotAnswerAnyMore() {
        ObjectNode answer = answer("bg", "BG-1", "uk", "UK-1");
        steps.handle("2", answer, 0);
        hub.rows.update("update delivery set state = 'WITHDRAWN' where entry = ?", notification);

        assertThat(steps.handle("3", answer, 0).recorded().acceptance()).isEqualTo(Acceptance.DUPLICATE);
        assertThat(rejected("4", answer("bg", "BG-1", "uk", "UK-9")).code()).isEqualTo(FaultCode.ID_REUSED);
        assertThat(answers()).hasSize(1);
    }

    @Test
    void knowsADuplicateInOneBatch() {
        ObjectNode answer = answer("bg", "BG-1", "uk", "UK-1");

        DecidedMessage second = hub.ledger.together(() -> {
            steps.handle("2", answer, 0);
            return steps.handle("3", answer, 0);
        });

        assertThat(second.recorded().acceptance()).isEqualTo(Acceptance.DUPLICATE);
        assertThat(answers()).hasSize(1);
    }

    @Test
    void takesBackWhatIsRejectedWhenItIsDoneAgain() {
        ObjectNode answer = answer("bg", "BG-1", "uk", "UK-1");
        steps.handle("2", answer, 0);

        steps.reject("2", answer, new Rejection(FaultCode.LEVEL_ABOVE_CEILING, "", null, null));

        assertThat(answers()).isEmpty();
        assertThat(timeline()).last().asString().contains("\"answer\":\"WITHDRAWN\"");
    }

    @Test
    void leavesNoTraceOfATestOnWhatItAnswers() {
        List<String> before = timeline();

        assertThat(steps.handle("2", answer("bg", "BG-1", "uk", "UK-1"), 1)
                        .recorded()
                        .isAccepted())
                .isTrue();

        assertThat(answers()).isEmpty();
        assertThat(timeline()).isEqualTo(before);
    }

    @Test
    void isNoNotification() {
        long facts = hub.count("fact");

        steps.handle("2", answer("bg", "BG-1", "uk", "UK-1"), 0);

        assertThat(hub.count("fact")).isEqualTo(facts);
        assertThat(hub.search.find(NotificationFilter.ALL).rows())
                .extracting(row -> row.header().reference())
                .containsExactly("UK-1");
        NotificationFilter answers = new NotificationFilter(null, null, null, "ANSWER", null, null, null, null, null);
        assertThat(hub.search.find(answers).rows())
                .extracting(row -> row.header().reference())
                .containsExactly("BG-1");
        assertThatThrownBy(() -> new Recalls(hub.recorded).last("bg", "BG-1"))
                .hasMessageContaining("has sent no notification BG-1");
    }

    private static void assertAlike(Rejection one, Rejection other) {
        assertThat(other)
                .extracting(Rejection::code, Rejection::location, Rejection::field, Rejection::detail)
                .isEqualTo(Arrays.asList(one.code(), one.location(), one.field(), one.detail()));
    }

    private Rejection rejected(String messageKey, ObjectNode answer) {
        DecidedMessage decided = steps.handle(messageKey, answer, 0);
        assertThat(decided.decisions()).isEmpty();
        return Objects.requireNonNull(decided.recorded().fault());
    }

    private List<RecordedAnswer> answers() {
        return new AnswerList(hub.database).to(notification);
    }

    private List<String> timeline() {
        return hub.history.steps(notification).stream().map(AnswersTest::words).toList();
    }

    private static String words(RecordedEvent event) {
        return event.kind() + " " + event.partner() + " " + event.detail();
    }

    private static long entry(DecidedMessage message) {
        return message.recorded().begun().entry();
    }

    private static ObjectNode form(String notification) {
        return LedgerFixture.hub(notification);
    }

    /** To the first revision. */
    private static ObjectNode answer(String sender, String id, String to, String reference) {
        ObjectNode answer = form(Notifications.of(sender, id, "ANSWER", "")).without("event");
        answer.putObject("inReplyTo").put("sender", to).put("id", reference);
        answer.putObject("answer").put("kind", "DISPUTED").put("revision", 1);
        return answer;
    }
}
