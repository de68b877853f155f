package org.flaghoist.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.proof.ManifestEntry;
import org.flaghoist.proof.ManifestNumber;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the manifests of two days list. */
class ManifestFilesTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final String ONE = "2026-06-03";
    private static final String TWO = "2026-06-04";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final ManifestFiles files = new ManifestFiles(hub.recorded);
    private final PeriodicFiles days = PeriodicFiles.manifests(hub.recorded);

    @Test
    void areListedOnceAndOnceMoreWhereTheyAreGivenAgain() {
        deliver("a.json", 1L);
        assertThat(names(ONE)).containsExactly("a.json");
        sent(ONE);
        deliver("b.json", 2L);
        assertThat(names(TWO)).containsExactly("b.json");

        deliver("a.json", 1L);

        assertThat(names(TWO)).containsExactlyInAnyOrder("a.json", "b.json");
    }

    @Test
    void areNotListedBeforeTheirDayIsOver() {
        deliver("a.json", 1L);

        assertThat(files.list("west", ONE, Instant.EPOCH)).isEmpty();
        assertThat(files.waiting("west", Instant.EPOCH)).containsExactly(new ManifestNumber("north", 1, "WAITING"));
    }

    @Test
    void areInTheNextManifestWhereTheirOwnCouldNotBeSent() {
        deliver("a.json", 1L);
        give(2, "N-2", DeliveryState.WITHDRAWN);
        assertThat(names(ONE)).containsExactly("a.json");
        files.reported("west", ONE, files.never("west", ONE));
        days.begin("west", ONE);
        days.failed("west", ONE, "KEY_EXPIRED");

        assertThat(names(TWO)).containsExactly("a.json");
        assertThat(files.never("west", TWO)).containsExactly(new ManifestNumber("north", 1, "WITHDRAWN"));
    }

    @Test
    void nameANumberThatNeverComesOnce() {
        give(1, "N-1", DeliveryState.WITHDRAWN);
        give(2, "N-2", DeliveryState.DELIVERED);
        long third = give(3, "N-3", DeliveryState.HELD);
        hub.ledger.together(() -> {
            new CopyNumbers(hub.recorded).beginAgain(Set.of(third));
            return third;
        });

        List<ManifestNumber> never = files.never("west", ONE);
        assertThat(never)
                .containsExactly(new ManifestNumber("north", 1, "WITHDRAWN"), new ManifestNumber("north", 3, "UNUSED"));
        files.reported("west", ONE, never);
        assertThat(files.never("west", ONE)).as("made anew").isEqualTo(never);
        sent(ONE);

        assertThat(files.never("west", TWO)).isEmpty();
        assertThat(files.last("west")).containsEntry("north", 3L);
    }

    private long give(int number, String reference, DeliveryState state) {
        long entry = hub.deliver("key-" + number, Notifications.of("north", reference), LedgerFixture.queued("west"));
        hub.ledger.together(
                () -> new CopyNumbers(hub.recorded).give(List.of(new NumberedCopy("north", entry, "west")), true));
        hub.rows.update("update delivery set state = ? where entry = ?", state.name(), entry);
        return entry;
    }

    private void deliver(String name, Long number) {
        files.delivered("west", new ManifestEntry(ManifestEntry.COPY, name, 2, "ab", "", "north", name, 1, number));
    }

    private List<String> names(String day) {
        return files.list("west", day, LATER).stream().map(ManifestEntry::name).toList();
    }

    private void sent(String day) {
        days.begin("west", day);
        days.queued("west", day);
    }
}
