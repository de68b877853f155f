package org.flaghoist.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.search.NotificationSearch.NotificationPage;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
final class NotificationSearchTest {

    private final Rejection unknown = new Rejection(FaultCode.CODE_UNKNOWN, "/exhibits/0", "exhibitType", null);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void listsTheNewestFirstWithTheirRecipients() {
        long first = hub.deliver("1", sample("new"), queued("east"), RecipientOutcome.refused("west", "R3"));
        long second = hub.deliver("2", sample("update-2"), queued("east"));
        NotificationPage page = hub.search.find(NotificationFilter.ALL);
        assertThat(page.rows()).extracting(NotificationRow::entry).containsExactly(second, first);
        assertThat(page.next()).isNull();
        NotificationRow row = page.rows().get(1);
        assertThat(row.recipients())
                .containsExactly(
                        new NotificationRow.Recipient("east", DeliveryState.QUEUED, null, null, 0),
                        new NotificationRow.Recipient("west", DeliveryState.REFUSED, "R3", null, 0));
        assertThat(row.header().action()).isEqualTo("NEW");
        assertThat(row.header().type())
                .isEqualTo(LedgerFixture.hub(sample("new")).path("type").asText());
    }

    @Test
    void findsByTheBeginningOfAReferenceWhateverSignsItHas() {
        long entry = hub.deliver("1", sample("new"));
        reject("2", "N_1", unknown);
        assertThat(found(with("N-1", null, null, null))).containsExactly(entry);
        assertThat(found(with("N-", null, null, null))).containsExactly(entry);
        assertThat(found(with("N%", null, null, null))).isEmpty();
        assertThat(found(with("-1", null, null, null))).isEmpty();
    }

    @Test
    void findsByWhatBecameOfTheMessage() {
        hub.deliver("1", sample("new"), queued("east"));
        long rejected = reject("2", "BAD-1", unknown);
        hub.send("3", sample("new"));
        assertThat(found(with(null, null, "REJECTED", null))).containsExactly(rejected);
        assertThat(found(with(null, null, "DUPLICATE", null))).containsExactly(rejected + 1);
    }

    @Test
    void findsByHowItStandsWithARecipient() {
        long refused = hub.deliver("1", sample("new"), queued("east"), RecipientOutcome.refused("west", "R3"));
        long held =
                hub.deliver("2", sample("update-2"), queued("west"), RecipientOutcome.held("east", "R9", List.of()));
        assertThat(found(with(null, null, "REFUSED", null))).containsExactly(refused);
        assertThat(found(with(null, "east", "REFUSED", null))).isEmpty();
        assertThat(found(with(null, "east", "HELD", null))).containsExactly(held);
        assertThat(found(with(null, "west", null, null))).containsExactly(held, refused);
        assertThat(found(with(null, "south", null, null))).isEmpty();
    }

    @Test
    void findsByAWordOfAFaultOrOfAReason() {
        long rejected = reject("1", "BAD-1", unknown);
        long held = hub.deliver("2", sample("new"), RecipientOutcome.held("south", "R9", List.of()));
        hub.ledger.resolve(held, RecipientOutcome.refused("south", "R9"), "ann, ben", "No Purpose given");
        assertThat(found(with(null, null, null, "EXHIBITtype"))).containsExactly(rejected);
        assertThat(found(with(null, null, null, "no purpose"))).containsExactly(held);
        assertThat(found(with("BAD", null, null, "no purpose"))).isEmpty();
    }

    @Test
    void findsByTime() {
        long entry = hub.deliver("1", sample("new"));
        Instant at = hub.history.row(entry).orElseThrow().at();
        Instant after = at.plus(1, ChronoUnit.MILLIS);
        assertThat(found(within(at, after))).containsExactly(entry);
        assertThat(found(within(null, at))).isEmpty();
        assertThat(found(within(after, null))).isEmpty();
    }

    @Test
    void goesOnFromPageToPage() {
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sent.add(0, reject("message-" + i, "BAD-" + i, unknown));
        }
        List<Long> found = new ArrayList<>();
        @Nullable Long before = null;
        do {
            NotificationPage page = hub.search.find(
                    new NotificationFilter(null, null, null, null, "REJECTED", null, null, null, before));
            page.rows().forEach(row -> found.add(row.entry()));
            before = page.next();
        } while (before != null);
        assertThat(found).isEqualTo(sent);
    }

    @Test
    void distinguishesARevisionFromTheOneBefore() {
        long first = hub.deliver("1", sample("new"));
        hub.send("2", sample("new"));
        long second = hub.deliver("3", sample("update-2"));
        NotificationRow row = hub.history.row(second).orElseThrow();
        assertThat(hub.history.revisions(row)).hasSize(3);
        assertThat(hub.history.before(row)).map(NotificationRow::entry).hasValue(first);
        assertThat(hub.history.before(hub.history.row(first).orElseThrow())).isEmpty();
    }

    @Test
    void listsWhatPeopleDidAndNothingElse() {
        long held = hub.deliver("1", sample("new"), RecipientOutcome.held("south", "R9", List.of()));
        hub.ledger.resolve(held, RecipientOutcome.refused("south", "R9"), "ann, ben", "no purpose");
        assertThat(acts(null)).containsExactly("REFUSED by ann, ben");
        assertThat(acts("ben")).hasSize(1);
        assertThat(acts("be")).isEmpty();
    }

    @Test
    void showsAKindThatOnlyANewerHubHas() {
        long entry = hub.deliver("1", sample("new"), RecipientOutcome.held("south", "R9", List.of()));
        hub.ledger.resolve(entry, RecipientOutcome.refused("south", "R9"), "ann, ben", "no purpose");
        hub.rows.update("update event_record set events = replace(events, 'REFUSED', 'FORWARDED')");
        assertThat(acts("ben")).containsExactly("FORWARDED by ann, ben");
    }

    private List<String> acts(@Nullable String actor) {
        return hub.auditLog.list(new AuditLog.AuditFilter(actor, null, null, null, null, null), 50).stream()
                .map(step -> step.kind() + " by " + step.actor())
                .toList();
    }

    private long reject(String messageKey, String reference, Rejection fault) {
        long entry = hub.begin(messageKey, "{\"key\":\"" + messageKey + "\"}").entry();
        hub.ledger.reject(entry, Stage.TRANSLATE, fault, reference, 1);
        return entry;
    }

    private List<Long> found(NotificationFilter filter) {
        return hub.search.find(filter).rows().stream()
                .map(NotificationRow::entry)
                .toList();
    }

    private static NotificationFilter with(
            @Nullable String reference, @Nullable String recipient, @Nullable String state, @Nullable String text) {
        return new NotificationFilter(reference, null, recipient, null, state, null, null, text, null);
    }

    private static NotificationFilter within(@Nullable Instant since, @Nullable Instant until) {
        return new NotificationFilter(null, null, null, null, null, since, until, null, null);
    }
}
