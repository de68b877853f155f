package org.flaghoist.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabase.BOTH)
class PictureTest {

    private static final RecipientOutcome HELD = RecipientOutcome.held("east", "R10", List.of());
    private static final RecipientOutcome REFUSED = RecipientOutcome.refused("east", "R1");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final FactRows facts = new FactRows(hub.recorded);
    private int key;

    private static String boats(String id, String action, int revision, int boats) {
        return """
                {"id":"%s","sender":"north","type":"SEIZURE","action":"%s","revision":%d,"createdAt":"2026-06-03T03:40:00Z",
                "event":{"from":"2026-06-0%dT02:00:00Z","precision":"MINUTE","place":{"country":"BG"}},
                "persons":[{"role":"SUSPECT"}],"vessels":[%s]}""".formatted(
                id, action, revision, boats, String.join(",", Collections.nCopies(boats, "{\"kind\":\"RIB\"}")));
    }

    private long send(String notification, Map<String, ObjectNode> copies, RecipientOutcome... outcomes) {
        return hub.ledger.together(() -> {
            long entry = hub.deliver("k" + ++key, notification, outcomes);
            if (!notification.contains("CANCEL")) {
                facts.take(entry, hub(notification), copies);
            }
            return entry;
        });
    }

    private long send(String notification, RecipientOutcome... outcomes) {
        return send(notification, Map.of(), outcomes);
    }

    private String vessels(@Nullable String partner) {
        return String.join(
                " ",
                rows(partner, Grouping.ALL).stream()
                        .filter(row -> row.of().measure().equals("VESSEL"))
                        .map(row -> row.of().mark() + ":" + row.value().intValue())
                        .toList());
    }

    private List<PictureRow> rows(@Nullable String partner, Grouping by) {
        return new Picture(hub.database).of(new PictureQuery(partner, null, null, by));
    }

    @Test
    void countsTheLastRevisionAndNothingOfWhatIsCancelled() {
        send(boats("N-1", "NEW", 1, 3));
        send(boats("N-2", "NEW", 1, 1));
        assertThat(vessels(null)).isEqualTo("NONE:4");
        send(boats("N-1", "UPDATE", 2, 2));
        assertThat(vessels(null)).isEqualTo("NONE:3");
        send(boats("N-1", "CANCEL", 3, 2));
        assertThat(vessels(null)).isEqualTo("NONE:1");
    }

    @Test
    void givesAPartnerWhatItSentAndWasGivenAndNothingElse() {
        send(boats("N-1", "NEW", 1, 3), queued("east"));
        send(boats("N-2", "NEW", 1, 1), HELD);
        send(boats("N-3", "NEW", 1, 1), REFUSED);
        send(boats("N-4", "NEW", 1, 1), queued("west"));

        assertThat(vessels("east")).isEqualTo("NONE:3");
        assertThat(vessels("west")).isEqualTo("NONE:1");
        assertThat(vessels(SENDER)).isEqualTo("NONE:6");
        assertThat(vessels("nobody")).isEmpty();
        assertThat(vessels(null)).isEqualTo("NONE:5 HELD:1");
    }

    @Test
    void givesAPartnerTheRevisionThatItWasGivenLast() {
        long first = send(boats("N-1", "NEW", 1, 3), queued("east"), queued("west"));
        send(boats("N-1", "UPDATE", 2, 1), HELD, queued("west"));
        assertThat(vessels("east")).isEqualTo("NONE:3");
        assertThat(vessels("west")).isEqualTo("NONE:1");

        send(boats("N-1", "CANCEL", 3, 1), queued("west"));
        assertThat(vessels("east")).isEqualTo("NONE:3");
        assertThat(vessels("west")).isEmpty();

        hub.ledger.takeBack(first, "east", DeliveryState.WITHDRAWN);
        assertThat(vessels("east")).isEmpty();
    }

    @Test
    void givesAPartnerWhatPeopleReleased() {
        long entry = send(boats("N-1", "NEW", 1, 2), HELD);
        assertThat(vessels("east")).isEmpty();
        hub.ledger.resolve(entry, queued("east"), "ann, ben", "seen");
        assertThat(vessels("east")).isEqualTo("NONE:2");
        assertThat(vessels(null)).isEqualTo("NONE:2");
    }

    @Test
    void givesAPartnerOnlyWhatItsCopyHas() {
        ObjectNode copy = hub(boats("N-1", "NEW", 1, 3));
        copy.remove(List.of("persons", "vessels"));
        long entry = send(boats("N-1", "NEW", 1, 3), Map.of("east", copy), queued("east"), queued("west"));

        assertThat(rows("east", Grouping.ALL))
                .extracting(row -> row.of().measure())
                .containsExactly("NOTIFICATION");
        assertThat(rows("west", Grouping.ALL))
                .extracting(row -> row.of().measure())
                .contains("VESSEL", "PERSON");

        hub.ledger.together(() -> {
            facts.takeCopy(entry, "east", hub(boats("N-1", "NEW", 1, 1)));
            return true;
        });
        assertThat(vessels("east")).isEqualTo("NONE:1");
        assertThat(vessels(null)).isEqualTo("NONE:3");
    }

    @Test
    void keepsNothingOfWhatIsErased() {
        send(boats("N-1", "NEW", 1, 3));
        send(boats("N-1", "UPDATE", 2, 2));
        hub.erasure.erase(SENDER, "N-1", Person.local("ann"), "asked for");
        hub.erasure.erase(SENDER, "N-1", Person.local("ben"), "seen the letter");

        assertThat(rows(null, Grouping.ALL)).isEmpty();
        assertThat(hub.count("fact")).isZero();
    }

    @Test
    void countsNothingThatIsSealedAsASpill() {
        long entry = send(boats("N-1", "NEW", 1, 3));
        hub.rows.update("update entry set spill = ? where id = ?", true, entry);
        assertThat(rows(null, Grouping.ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PARTNER, north, north", "COUNTRY, BG, BG", "TYPE, SEIZURE, SEIZURE", "WEEK, 2026-W23, 2026-W23"})
    void tellsSumsApart(Grouping by, String first, String second) {
        send(boats("N-1", "NEW", 1, 3));
        send(boats("N-2", "NEW", 1, 2));
        assertThat(rows(null, by)).extracting(row -> row.of().group()).containsOnly(first, second);
    }

    @Test
    void leadsBackToTheNotificationAndTellsAPartnerNoNumberOfTheLedger() {
        long entry = send(boats("N-1", "NEW", 1, 3), queued("east"));
        assertThat(rows(null, Grouping.NOTIFICATION))
                .allSatisfy(row -> assertThat(row.of().entry()).isEqualTo(entry))
                .extracting(row -> row.of().group())
                .containsOnly("north N-1 r1");
        assertThat(rows("east", Grouping.NOTIFICATION))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.of().entry()).isNull());
    }

    @Test
    void countsTheDaysThatAreAskedFor() {
        for (int day = 1; day <= 4; day++) {
            send(boats("N-" + day, "NEW", 1, day));
        }
        LocalDate second = LocalDate.of(2026, 6, 2);
        assertThat(new Picture(hub.database).of(new PictureQuery(null, second, second.plusDays(1), Grouping.ALL)))
                .filteredOn(row -> row.of().measure().equals("VESSEL"))
                .extracting(row -> row.value().intValue())
                .containsExactly(5);
    }
}
