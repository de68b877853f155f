package org.flaghoist.again;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ledger has of requests and their copies. */
@Tag(TestDatabase.BOTH)
class RepeatCopiesTest {

    private static final Person WHO = Person.local("duty-desk");
    private static final String WHY = "they restored their system";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final RepeatRequests requests = new RepeatRequests(hub.recorded);
    private final RepeatCopies copies = new RepeatCopies(hub.recorded);

    @Test
    void givesTheRevisionsOfANotificationInTheirOrderThoughTheClockWasSetBack() {
        long first = give("N-01", 1, DeliveryState.DELIVERED);
        long other = give("N-02", 1, DeliveryState.DELIVERED);
        long second = give("N-01", 2, DeliveryState.DELIVERED);
        at(first, 3_000);
        at(other, 2_000);
        at(second, 1_000);

        assertThat(requests.given(scope(true))).extracting(GivenCopy::entry).containsExactly(first, other, second);
        assertThat(requests.given(scope(false))).extracting(GivenCopy::entry).containsExactly(second, other);
    }

    @Test
    void meansWhatWasGivenInTheTimeAndLaterRevisionsOfIt() {
        long before = give("N-01", 1, DeliveryState.DELIVERED);
        long within = give("N-02", 1, DeliveryState.DELIVERED);
        long after = give("N-03", 1, DeliveryState.DELIVERED);
        long later = give("N-02", 2, DeliveryState.DELIVERED);
        at(before, 999);
        at(within, 1_000);
        at(after, 2_000);
        at(later, 9_000);

        RepeatScope scope =
                new RepeatScope("west", Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(2_000), List.of(), true);

        assertThat(requests.given(scope)).extracting(GivenCopy::entry).containsExactly(within, later);
    }

    @Test
    void meansNothingThatIsOnItsWayHeldOrOfATestRun() {
        give("N-01", 1, DeliveryState.QUEUED);
        long held =
                hub.deliver("held", Notifications.of("north", "N-02"), RecipientOutcome.held("west", "R9", List.of()));
        assertThat(held).isPositive();
        hub.accepted("north", "test", Notifications.of("north", "N-03"), 1);

        assertThat(requests.given(scope(true))).isEmpty();
        assertThatThrownBy(() -> requests.ask(scope(true), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("was given none of these");
    }

    @Test
    void knowsWhichLaterRevisionIsOnItsWay() {
        give("N-01", 1, DeliveryState.DELIVERED);
        RepeatRequest request = requests.ask(scope(false), WHO, WHY);
        RepeatCopy copy = copies.begin(request.id(), 5).get(0);
        assertThat(copies.against(request.id(), copy.entry(), "west")).isEmpty();

        give("N-01", 2, DeliveryState.QUEUED);

        assertThat(copies.against(request.id(), copy.entry(), "west")).contains(RepeatState.OVERTAKEN);
        copies.leftOut(request.id(), copy.entry(), "west", RepeatState.OVERTAKEN);
        assertThat(copies.counts(request.id()))
                .containsExactly(new RepeatCopies.RepeatCount(RepeatState.SENDING, 1, 1, 1));
    }

    @Test
    void leavesOutWhatWasCancelledOrDeletedWhileItLayOnTheQueue() {
        long cancelled = give("N-01", 1, DeliveryState.DELIVERED);
        long deleted = give("N-02", 1, DeliveryState.DELIVERED);
        RepeatRequest request = requests.ask(scope(false), WHO, WHY);
        copies.begin(request.id(), 2);

        String cancellation = Notifications.of("north", "N-01")
                .replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"CANCEL\",\"revision\":2");
        hub.deliver("N-01/2", cancellation, RecipientOutcome.held("west", "R9", List.of()));
        hub.rows.update("delete from content where entry = ?", deleted);

        assertThat(copies.against(request.id(), cancelled, "west")).contains(RepeatState.CANCELLED);
        assertThat(copies.against(request.id(), deleted, "west")).contains(RepeatState.DELETED);
    }

    @Test
    void leavesOutWhatIsOvertakenThoughTheRequestIsForgotten() {
        long first = give("N-01", 1, DeliveryState.DELIVERED);
        long last = give("N-01", 2, DeliveryState.DELIVERED);

        assertThat(copies.against("forgotten", first, "west")).contains(RepeatState.OVERTAKEN);
        assertThat(copies.against("forgotten", last, "west")).isEmpty();
    }

    @Test
    void recordsOnceWhatTwoHubsSayWasSent() {
        give("N-01", 1, DeliveryState.DELIVERED);
        RepeatRequest request = requests.ask(scope(false), WHO, WHY);
        RepeatCopy copy = copies.begin(request.id(), 1).get(0);

        copies.settle("west", List.of(new RepeatCopy.RepeatOutcome(copy, RepeatState.SENT)));
        copies.settle("west", List.of(new RepeatCopy.RepeatOutcome(copy, RepeatState.SENT)));
        copies.settle("west", List.of(new RepeatCopy.RepeatOutcome(copy, RepeatState.WAITING)));

        assertThat(hub.kinds()).filteredOn("REPEATED"::equals).hasSize(1);
        assertThat(copies.begin(request.id(), 1)).isEmpty();
    }

    @Test
    void recordsOnceThatACopyIsAtItsServerOrCouldNotGetThere() {
        give("N-01", 1, DeliveryState.DELIVERED);
        RepeatRequest request = requests.ask(scope(false), WHO, WHY);
        long entry = copies.begin(request.id(), 1).get(0).entry();

        copies.delivered(request.id(), entry, "west", 1, null);
        copies.delivered(request.id(), entry, "west", 2, null);
        copies.failed(request.id(), entry, "west", new Rejection(FaultCode.NOT_ENCRYPTED, "", null, null));

        assertThat(hub.kinds()).filteredOn("REPEATED"::equals).hasSize(1);
        assertThat(copies.isDelivered(request.id(), entry)).isTrue();
    }

    @Test
    void beginsNoMoreOfWhatIsStoppedAndKnowsWhatWasBegun() {
        give("N-01", 1, DeliveryState.DELIVERED);
        give("N-02", 1, DeliveryState.DELIVERED);
        RepeatRequest request = requests.ask(scope(false), WHO, WHY);
        List<RepeatCopy> begun = copies.begin(request.id(), 1);

        requests.stop(request.id(), WHO, "a mistake");

        assertThat(copies.begin(request.id(), 1)).isEmpty();
        assertThat(copies.begun(request.id())).isEqualTo(begun);
        assertThat(requests.unfinished()).extracting(RepeatRequest::id).containsExactly(request.id());
        copies.settle("west", List.of(new RepeatCopy.RepeatOutcome(begun.get(0), RepeatState.SENT)));
        assertThat(requests.unfinished()).isEmpty();
        assertThat(requests.ask(scope(false), WHO, WHY).id()).isNotEqualTo(request.id());
    }

    @Test
    void forgetsWhatEndedLongAgoWithItsCopies() {
        give("N-01", 1, DeliveryState.DELIVERED);
        RepeatRequest old = requests.ask(scope(false), WHO, WHY);
        requests.stop(old.id(), WHO, "a mistake");
        RepeatRequest running = requests.ask(scope(false), WHO, WHY);
        hub.rows.update("update repeat_request set ended_at = 1 where id = ?", old.id());

        requests.forgetOld();

        assertThat(requests.newest(9)).extracting(RepeatRequest::id).containsExactly(running.id());
        assertThat(hub.count("repeat_copy")).isOne();
    }

    private static RepeatScope scope(boolean allRevisions) {
        return new RepeatScope("west", Instant.EPOCH, Instant.now().plusSeconds(60), List.of(), allRevisions);
    }

    private long give(String reference, int revision, DeliveryState state) {
        String first = Notifications.of("north", reference);
        String notification = revision == 1
                ? first
                : first.replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":" + revision);
        RecipientOutcome outcome = RecipientOutcome.released(
                "west", state, "R1", List.of(), new Rendering(new byte[] {'x'}, "txt", Urgency.ROUTINE));
        return hub.deliver(reference + "/" + revision, notification, outcome);
    }

    /** As if it had been given then. */
    private void at(long entry, long millis) {
        hub.rows.update("update delivery set changed_at = ? where entry = ?", millis, entry);
    }
}
