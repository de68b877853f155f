package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerRouteTest {

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
        hub.send("north", Notifications.of("north", "N-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void sendsNoAnswerToWhoeverHasNotAgreedToGetThem() throws Exception {
        hub.send("west", answer("W-1", "N-1"));

        assertThat(hub.receipts("west", 1)).containsExactly("ACCEPTED");
        assertThat(hub.nothingFor("north")).isTrue();
        assertThat(hub.decided("west", "W-1")).isEmpty();
        assertThat(hub.entryStates("west")).containsExactly("ACCEPTED");
    }

    @Test
    void sendsAnAnswerOnceToTheSenderOfWhatItAnswersThoughTheHubDiesMeanwhile() throws Exception {
        agreeWithNorth();
        hub.interruptTranslations(2);

        hub.send("west", answer("W-1", "N-1"));

        assertThat(hub.receipts("west", 2)).containsExactly("ACCEPTED", "DELIVERED north");
        assertThat(hub.consume(QueueNames.out("north"), 1)).singleElement().satisfies(AnswerRouteTest::isAnswer);
        assertThat(hub.nothingFor("north")).isTrue();
        assertThat(hub.decided("west", "W-1")).containsExactly("north DELIVERED R1");
    }

    @Test
    void rejectsAnAnswerToWhatItsSenderWasNotGiven() throws Exception {
        agreeWithNorth();
        hub.send("north", Notifications.of("north", "N-2", "INTELLIGENCE", "\"south\""));

        hub.send("west", answer("W-1", "N-2"));
        hub.send("west", answer("W-2", "N-3"));

        assertThat(hub.receive("west", 2))
                .extracting(receipt ->
                        receipt.replaceAll("\"(receipt|at)\":\"[^\"]*\"", "").replace("W-2", "W-1"))
                .containsOnly("{,\"id\":\"W-1\",\"revision\":1,\"status\":\"REJECTED\",\"code\":\"NOT_RECEIVED\",}");
        assertThat(hub.count(QueueNames.deadIn("west"))).isEqualTo(2);
    }

    private void agreeWithNorth() throws IOException {
        hub.stop();
        Files.writeString(
                hub.directory().resolve("config/partners/north.yaml"), "answers: true\n", StandardOpenOption.APPEND);
        hub.start();
    }

    private static void isAnswer(QueuedMessage answer) throws JMSException {
        assertThat(answer.message().getStringProperty(HubProperties.KIND)).isEqualTo("ANSWER");
        assertThat(answer.message().getStringProperty(HubProperties.ID)).isEqualTo("W-1");
        assertThat(answer.body()).contains("\"inReplyTo\":{\"sender\":\"north\",\"id\":\"N-1\"}");
    }

    private static String answer(String id, String reference) {
        return Notifications.of("west", id, "ANSWER", "")
                .replaceFirst("\"event\":.*?}},", "")
                .replaceFirst(
                        "\\{",
                        "{\"inReplyTo\":{\"sender\":\"north\",\"id\":\"" + reference
                                + "\"},\"answer\":{\"kind\":\"READ\",\"revision\":1},");
    }
}
