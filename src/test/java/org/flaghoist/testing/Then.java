package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;

/** What comes of it. What may still be on its way is waited for. */
public final class Then {

    /** What may be on its way to a queue is waited for. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int SOME = 100;

    private final HubFixture hub;

    Then(HubFixture hub) {
        this.hub = hub;
    }

    public HubPartner north() {
        return new HubPartner(hub, "north");
    }

    public HubPartner west() {
        return new HubPartner(hub, "west");
    }

    public HubPartner east() {
        return new HubPartner(hub, "east");
    }

    public HubPartner south() {
        return new HubPartner(hub, "south");
    }

    /** A queue comes to have so many messages. */
    public void queued(String queue, int count) {
        await().untilAsserted(() -> assertThat(hub.count(queue)).as(queue).isEqualTo(count));
    }

    /** These queues have no message. It does not wait. */
    public void nothingIn(String... queues) {
        for (String queue : queues) {
            assertThat(hub.count(queue)).as(queue).isZero();
        }
    }

    /** An operation refuses what somebody asks of it, and says why. */
    public AbstractThrowableAssert<?, ?> rejects(ThrowingCallable operation, String... why) {
        AbstractThrowableAssert<?, ?> rejected = assertThatThrownBy(operation).isInstanceOf(OperationRejected.class);
        for (String words : why) {
            rejected.hasMessageContaining(words);
        }
        return rejected;
    }

    /** The dead letters that wait. */
    public List<ParkedMessage> deadLetters() {
        return hub.bean(DeadLetters.class).list(new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null), 10);
    }

    /** The only dead letter that waits. */
    public ParkedMessage deadLetter() {
        return only(deadLetters());
    }

    /** All that waits for people is given up, and what they have decided comes to be carried out. */
    public void nothingIsPending() {
        Holds holds = hub.bean(Holds.class);
        for (ParkedMessage hold : holds.list("", SOME)) {
            holds.refuse(hold.id(), Person.local("cleaner-1"), "the test is over");
            holds.refuse(hold.id(), Person.local("cleaner-2"), "the test is over");
        }
        hub.discardDeadLetters();
    }

    /** The only message that is held for this partner. */
    public ParkedMessage hold(String partner) {
        return only(hub.bean(Holds.class).list(partner, 10));
    }

    private static ParkedMessage only(List<ParkedMessage> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** The cancellation comes to be sent. */
    public void sent(Recall recall) {
        await().atMost(LONGEST)
                .until(() -> hub.bean(Recalls.class).get(recall.id()).progress() == Recall.RecallProgress.SENT);
    }

    /** By recipient, what comes to be of its copies, and of the cancellation. */
    public void recalled(Recall recall, String... recipients) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(states(recall)).containsExactly(recipients));
    }

    /** As {@link #recalled}, at the moment. */
    public List<String> states(Recall recall) throws Exception {
        return StreamSupport.stream(list("Recall").path("recalls").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(recall.id()))
                .flatMap(each -> StreamSupport.stream(each.path("recipients").spliterator(), false))
                .map(each -> Stream.of("partner", "state", "cancellation")
                        .map(member -> each.path(member).asText())
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** What an MBean lists, as an operator reads it. */
    public JsonNode list(String type) throws Exception {
        return new ObjectMapper()
                .readTree(hub.invoke("org.flaghoist:type=" + type, "list").toString());
    }

    /** How the ledger comes to have the copies of a notification, by revision and recipient; without their rules. */
    public void copies(String id, String... states) {
        await().untilAsserted(() -> assertThat(hub.decided("north", id))
                .extracting(copy -> copy.substring(0, copy.lastIndexOf(' ')))
                .containsExactly(states));
    }
}
