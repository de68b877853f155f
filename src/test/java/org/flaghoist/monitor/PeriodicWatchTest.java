package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.Wishes;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class PeriodicWatchTest {

    private final Set<String> testing = new HashSet<>();

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final PeriodicFiles months = PeriodicFiles.pictures(hub.recorded);

    private void fail(String partner, String month) {
        months.begin(partner, month);
        months.failed(partner, month, "UNENCODABLE");
    }

    private List<Finding> look() {
        return new PeriodicWatch(
                        Condition.PICTURE_FAILED,
                        PeriodicWatch.PICTURE,
                        months,
                        () -> List.of(TestPartners.monthly("west", 5), TestPartners.jms("east")),
                        testing::contains,
                        new PartnerNames(Map.of("west", "The West (west)")))
                .look();
    }

    @Test
    void namesThePartnerTheMonthTheCodeAndWhatToDo() {
        fail("west", "2026-05");

        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.name()).isEqualTo("PICTURE_FAILED west 2026-05");
            assertThat(finding.text())
                    .startsWith("The picture of 2026-05 for The West (west) is not sent: UNENCODABLE.")
                    .contains("Correct mappings/west", "docs/operate/picture.md");
        });
    }

    @Test
    void findsAManifestOfAPartnerThatWishesOne() {
        PeriodicFiles days = PeriodicFiles.manifests(hub.recorded);
        for (String partner : List.of("west", "east")) {
            days.begin(partner, "2026-05-31");
            days.failed(partner, "2026-05-31", "NAME_TAKEN");
        }

        assertThat(new PeriodicWatch(
                                Condition.MANIFEST_FAILED,
                                PeriodicWatch.MANIFEST,
                                days,
                                () -> List.of(
                                        TestPartners.wishing(
                                                "west", new Wishes(null, true, Set.of(), true, false, Overdue.NEVER)),
                                        TestPartners.monthly("east", 5)),
                                testing::contains,
                                new PartnerNames(Map.of("west", "The West (west)")))
                        .look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.name()).isEqualTo("MANIFEST_FAILED west 2026-05-31");
                    assertThat(finding.text())
                            .startsWith("The manifest of 2026-05-31 for The West (west) is not sent: NAME_TAKEN.")
                            .endsWith("See docs/operate/proof.md.");
                });
    }

    @Test
    void findsNothingOnceItIsMadeAnewOrALaterOneIsBegun() {
        fail("west", "2026-05");
        months.beginAgain(months.find("west", "2026-05").orElseThrow());
        assertThat(look()).isEmpty();

        months.failed("west", "2026-05", "UNENCODABLE");
        months.begin("west", "2026-06");
        assertThat(look()).isEmpty();
    }

    @Test
    void findsNothingOfAPartnerThatIsSentNoneByNow() {
        fail("west", "2026-05");
        fail("east", "2026-05");
        fail("gone", "2026-05");
        assertThat(look()).extracting(Finding::partner).containsExactly("west");

        testing.add("west");
        assertThat(look()).isEmpty();
    }
}
