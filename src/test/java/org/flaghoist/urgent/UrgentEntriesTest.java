package org.flaghoist.urgent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.notification.Urgency;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging.RetentionRule;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whose an entry is, a message's or its copy's. */
class UrgentEntriesTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final UrgentEntries entries = new UrgentEntries(hub.recorded);

    @Test
    void knowsWhoseAnEntryIsAndHowFarItIs() {
        long one = byMessage("1", "one");
        long two = byCopy("2", "two");
        long three = byCopy("3", "three");
        entries.committed(List.of(three));
        entries.committed(List.of());

        assertThat(entries.find(LedgerFixture.SENDER, List.of("1", "2", "3", "4")))
                .isEqualTo(Map.of(
                        "1",
                        new UrgentEntry(one, Urgency.ROUTINE, false),
                        "2",
                        new UrgentEntry(two, Urgency.PRIORITY, false),
                        "3",
                        new UrgentEntry(three, Urgency.PRIORITY, true)));
        assertThat(entries.find("south", List.of("1", "2", "3"))).isEmpty();
    }

    @Test
    void knowsHowFarAReferenceHasCome() {
        hub.send("1", LedgerFixture.sample("new"));
        hub.accepted(LedgerFixture.SENDER, "2", LedgerFixture.sample("new"), 1);
        long two = hub.begin("4", LedgerFixture.sample("update-2")).entry();
        hub.ledger.accept(two, LedgerFixture.hub(LedgerFixture.sample("update-2")));

        assertThat(entries.last(LedgerFixture.SENDER, List.of("N-1", "N-2")))
                .isEqualTo(Map.of("N-1", new LastAccepted(2, false, new UrgentEntry(two, Urgency.ROUTINE, false))));
        assertThat(entries.last("south", List.of("N-1"))).isEmpty();
    }

    @Test
    void recordsNothingOfWhatIsTakenBack() {
        hub.ledger.rehearse(() -> byCopy("1", "one"));

        assertThat(hub.count("urgent_entry")).isZero();
    }

    @Test
    void goesWithItsEntryWhenThatIsTooOld() {
        byCopy("1", "one");
        Instant later = Instant.now().plusSeconds(60);

        hub.purging.purge(new RetentionRule(LedgerFixture.SENDER, null, Set.of(), later), () -> true);
        hub.chain.seal();
        new OldRecords(hub.recorded, new ChainCut(hub.database, hub.key)).delete(later, () -> true);

        assertThat(hub.count("entry")).isZero();
        assertThat(hub.count("urgent_entry")).isZero();
    }

    private long byMessage(String messageKey, String original) {
        return hub.ledger.together(() -> hub.begin(messageKey, original)).entry();
    }

    private long byCopy(String messageKey, String original) {
        return hub.ledger.together(() -> {
            long entry = hub.begin(messageKey, original).entry();
            entries.madeByCopy(entry, Urgency.PRIORITY);
            return entry;
        });
    }
}
