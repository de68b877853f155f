package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of dead letters before deciding about them. */
class PreviewTest {

    private static final String WHO = "duty-desk";
    private static final String WHY = "as the sender asked";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final DeadLetters letters = hub.bean(DeadLetters.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        hub.discardDeadLetters();
    }

    @Test
    void showsWhoWouldGetAnEditedMessageAndKeepsNothingOfIt() throws Exception {
        ParkedMessage row = rejected("P-1");
        long events = ledger.number("select count(*) from event_record");

        Preview preview = letters.preview(row.id(), to("east", "P-1"));

        assertThat(preview.rejected()).isEmpty();
        Preview.CopyPreview east = preview.accepted().get(0).recipients().stream()
                .filter(recipient -> recipient.partner().equals("east"))
                .findFirst()
                .orElseThrow();
        assertThat(east.decision()).isEqualTo("QUEUED");
        assertThat(Objects.requireNonNull(east.content()).text()).contains("\"id\":\"P-1\"");
        assertThat(ledger.number("select count(*) from event_record")).isEqualTo(events);
        assertThat(hub.bean(Parking.class).get(row.id()).state()).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void showsWhatWouldStillBeWrongAndWhere() throws Exception {
        ParkedMessage row = rejected("P-2");

        Preview preview = letters.preview(row.id(), "FAULTY x P-2");

        assertThat(preview.accepted()).isEmpty();
        Preview.RejectionPreview refusal = preview.rejected().get(0);
        assertThat(refusal.code()).isEqualTo("SCHEMA");
        assertThat(refusal.location()).isEqualTo("/x");
        assertThat(refusal.highlight()).isNotNull();
    }

    @Test
    void showsThatAMessageCameBefore() throws Exception {
        when.sends(to("east", "P-3"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        ParkedMessage row = rejected("P-4");

        Preview preview = letters.preview(row.id(), to("east", "P-3"));

        assertThat(preview.duplicates()).containsExactly(new Preview.DuplicatePreview("P-3", 1));
    }

    @Test
    void sendsWhatWasPreviewed() throws Exception {
        ParkedMessage row = rejected("P-5");

        Preview preview = letters.preview(row.id(), to("east", "P-5"));
        assertThat(Objects.requireNonNull(preview.edit()).second()).contains("/type", "/recipients");

        letters.editText(row.id(), to("east", "P-5"), Person.local(WHO), WHY);
        letters.agree(
                row.id(),
                Objects.requireNonNull(letters.requests().get(row.id())).token(),
                Person.local("another"),
                WHY);

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(letters.count(ParkedFilter.of(row.queue()))).isZero();
    }

    @Test
    void previewsNothingOfWhatCannotBeEdited() {
        then.rejects(() -> letters.preview("4711-in", "x"), "4711-in");
    }

    @Test
    void groupsAndPagesWhatWaitsAndTakesSomeOfIt() throws Exception {
        ParkedMessage first = rejected("P-6");
        ParkedMessage second = rejected("P-7");
        ParkedFilter all = ParkedFilter.of(first.queue());

        assertThat(letters.groups())
                .singleElement()
                .satisfies(group -> assertThat(List.of(group.partner(), group.code(), group.count()))
                        .containsExactly("north", "SCHEMA", 2L));
        assertThat(letters.page(all, null, 1)).extracting(ParkedMessage::id).containsExactly(first.id());
        assertThat(letters.page(all, first.id(), 1))
                .extracting(ParkedMessage::id)
                .containsExactly(second.id());
        assertThat(letters.page(all, second.id(), 1)).isEmpty();
        assertThat(letters.discardThese(List.of(second.id(), "4711-in"), WHO, WHY))
                .isOne();
        await().untilAsserted(() ->
                assertThat(letters.list(all, 9)).extracting(ParkedMessage::id).containsExactly(first.id()));
    }

    private static String to(String recipient, String reference) {
        return Notifications.of("north", reference, "SEIZURE", "\"" + recipient + "\"");
    }

    private ParkedMessage rejected(String reference) throws Exception {
        when.sends("FAULTY " + reference);
        then.north().getsReceipts("REJECTED SCHEMA");
        ParkedFilter filter = new ParkedFilter(ParkedFilter.DEAD, null, null, reference, null, null);
        return letters.list(filter, 1).get(0);
    }
}
