package org.flaghoist.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@Tag(TestDatabase.BOTH)
class PictureViewsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final PictureFilter ALL = PictureFilter.days(null, null);
    private static final BehindNumber ANY = new BehindNumber(null, null, null, null);
    private static final BehindPlace ANYWHERE = new BehindPlace(null, null, null);
    private static final RecipientOutcome HELD = RecipientOutcome.held("east", "R10", List.of());

    /** Whether a block is due, which week has changed, and by what; then, when the facts are read, it is written. */
    private static final int QUESTIONS = 3;

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private FactRows facts;
    private PictureWeeks weeks;
    private PictureViews views;
    private PictureSources sources;
    private int key;

    @BeforeEach
    void open() throws IOException {
        facts = new FactRows(hub.recorded);
        Picture picture = new Picture(hub.database);
        weeks = new PictureWeeks(picture, hub.database);
        views = new PictureViews(weeks);
        sources = new PictureSources(picture, hub.database, LONG);
        send(
                "N-1",
                "SEIZURE",
                "2026-06-03",
                "\"country\":\"BG\",\"latitude\":42.5,\"longitude\":27.46",
                queued("east"));
        send("N-2", "SEIZURE", "2026-06-10", "\"country\":\"BG\"", HELD);
        send(
                "N-3",
                "INCIDENT",
                "2026-06-10",
                "\"country\":\"LY\",\"latitude\":32.9,\"longitude\":13.2",
                queued("east"));
    }

    private PictureViews views() {
        while (weeks.step()) {
            // one week after the other
        }
        assertThat(weeks.isBehind()).isFalse();
        return views;
    }

    /** With two inflatables of 8 m, 3 dead and an advert. */
    private long send(String id, String type, String day, String place, RecipientOutcome outcome) {
        String notification = """
                {"id":"%s","sender":"north","type":"%s","action":"NEW","revision":1,"createdAt":"%sT03:40:00Z",
                "event":{"from":"%sT02:00:00Z","precision":"MINUTE","place":{%s}},"counts":{"dead":3},
                "vessels":[{"kind":"INFLATABLE"},{"kind":"INFLATABLE"}],
                "advert":{"platform":"Tok","route":"A - B","price":{"amount":%s00,"currency":"EUR","per":"PERSON"}}}""".formatted(id, type, day, day, place, id.substring(2));
        return hub.ledger.together(() -> {
            long entry = hub.deliver("k" + ++key, notification, outcome);
            facts.take(entry, hub(notification), Map.of());
            return entry;
        });
    }

    private static PictureFilter filter(
            @Nullable String type, @Nullable String country, @Nullable PictureMark mark, @Nullable String day) {
        LocalDate on = day == null ? null : LocalDate.parse(day);
        return new PictureFilter(null, type, country, mark, on, on);
    }

    private long total(PictureFilter filter, Headline of) {
        return views().of(filter).types().stream()
                .mapToLong(totals -> totals.numbers().getOrDefault(of, 0L))
                .sum();
    }

    @Test
    void addsUpWhatTheCommandAddsUp() {
        for (Grouping by : List.of(Grouping.ALL, Grouping.PARTNER, Grouping.COUNTRY, Grouping.TYPE, Grouping.WEEK)) {
            assertThat(views().sums(ALL, by))
                    .isEqualTo(new Picture(hub.database).of(new PictureQuery(null, null, null, by)))
                    .isNotEmpty();
        }
        assertThat(views().of(ALL).sums()).isEqualTo(views().sums(ALL, Grouping.ALL));
    }

    @Test
    void addsUpHeadlinesByPartnerCountryTypeAndWeek() {
        PictureView view = views().of(ALL);
        assertThat(view.partners())
                .containsExactly(new PictureTotals(
                        "north",
                        Map.of(
                                Headline.NOTIFICATIONS,
                                3L,
                                Headline.VESSELS,
                                6L,
                                Headline.DEAD,
                                9L,
                                Headline.PREVENTED,
                                224L)));
        assertThat(view.countries()).extracting(PictureTotals::group).containsExactly("BG", "LY");
        assertThat(view.weeks())
                .extracting(week -> week.group() + " " + week.numbers().get(Headline.VESSELS))
                .containsExactly("2026-W23 2", "2026-W24 4");
        assertThat(view.prices())
                .filteredOn(row -> row.of().measure().equals("PRICE_MEDIAN"))
                .extracting(row -> row.of().group() + " " + row.value().intValue())
                .containsExactly("2026-W23 100", "2026-W24 300", "2026-W24 200");
    }

    @Test
    void keepsWhatAnotherHubMadeWhileThisOneWasHaltedAtTheSameWeek() {
        AtomicInteger asked = new AtomicInteger();
        DataSource halting = new DelegatingDataSource(hub.database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (asked.incrementAndGet() == QUESTIONS + 1) {
                    send("N-4", "SEIZURE", "2026-06-03", "\"country\":\"BG\"", queued("east"));
                    views();
                }
                return super.getConnection();
            }
        };

        new PictureWeeks(new Picture(hub.database), halting).step();

        assertThat(asked).hasValue(QUESTIONS + 1);
        assertThat(total(ALL, Headline.VESSELS)).isEqualTo(8);
    }

    @Test
    void makesAWeekAnewWhenSomethingOfItHasChanged() {
        assertThat(total(ALL, Headline.VESSELS)).isEqualTo(6);
        assertThat(total(filter(null, null, null, "2026-06-10"), Headline.VESSELS))
                .isEqualTo(4);
        hub.erasure.erase("north", "N-2", Person.local("ann"), "asked for");
        hub.erasure.erase("north", "N-2", Person.local("ben"), "seen the letter");
        assertThat(weeks.isBehind()).isTrue();
        assertThat(total(ALL, Headline.VESSELS)).isEqualTo(4);
        assertThat(total(filter(null, null, null, "2026-06-10"), Headline.VESSELS))
                .isEqualTo(2);
    }

    @Test
    void countsPartsOfWeeks() {
        for (int first = 1; first < 14; first++) {
            for (int last = first; last < 14; last++) {
                LocalDate from = LocalDate.of(2026, 6, first);
                LocalDate to = LocalDate.of(2026, 6, last);
                assertThat(views().sums(PictureFilter.days(from, to), Grouping.TYPE))
                        .as(from + " to " + to)
                        .isEqualTo(new Picture(hub.database).of(new PictureQuery(null, from, to, Grouping.TYPE)));
            }
        }
        assertThat(total(PictureFilter.days(LocalDate.of(2026, 6, 4), null), Headline.VESSELS))
                .isEqualTo(4);
        assertThat(total(PictureFilter.days(null, LocalDate.of(2026, 6, 9)), Headline.VESSELS))
                .isEqualTo(2);
    }

    @Test
    void countsWhatMeetsTheFilter() {
        assertThat(total(filter("SEIZURE", null, null, null), Headline.VESSELS)).isEqualTo(4);
        assertThat(total(filter(null, "LY", null, null), Headline.VESSELS)).isEqualTo(2);
        assertThat(total(filter(null, null, PictureMark.HELD, null), Headline.VESSELS))
                .isEqualTo(2);
        assertThat(total(filter(null, null, null, "2026-06-10"), Headline.VESSELS))
                .isEqualTo(4);
        assertThat(total(filter("RAID", null, null, null), Headline.VESSELS)).isZero();
    }

    @Test
    void placesWhatHasAPositionToAQuarterOfADegreeAndTheRestInItsCountry() {
        assertThat(views().of(ALL).places())
                .extracting(place -> "%s %s %s %s %s"
                        .formatted(
                                place.type(),
                                place.country(),
                                place.latitude(),
                                place.longitude(),
                                place.numbers().get(Headline.DEAD)))
                .containsExactlyInAnyOrder(
                        "SEIZURE BG 42.5 27.5 3", "SEIZURE BG null null 3", "INCIDENT LY 33 13.25 3");
    }

    private List<String> behind(PictureFilter within, @Nullable String measure, @Nullable String kind) {
        BehindFilter filter = new BehindFilter(within, new BehindNumber(measure, kind, null, null), ANYWHERE);
        return sources.find(filter, null).rows().stream()
                .map(row -> row.reference() + ":" + row.value().toPlainString())
                .toList();
    }

    @Test
    void leadsFromEachNumberToTheNotificationsBehindIt() {
        assertThat(behind(ALL, null, null)).containsExactly("N-3:1", "N-2:1", "N-1:1");
        assertThat(behind(filter(null, "BG", null, null), "VESSEL", "INFLATABLE"))
                .containsExactly("N-2:2", "N-1:2");
        assertThat(behind(ALL, "VESSEL", "RIB")).isEmpty();
        assertThat(behind(ALL, "CROSSINGS_PREVENTED_ESTIMATE", "BY_LENGTH")).containsExactly("N-2:112", "N-1:112");
        assertThat(behind(filter(null, null, PictureMark.HELD, null), "COUNT", "DEAD"))
                .containsExactly("N-2:3");
        assertThat(behind(ALL, "PRICE_HIGHEST", null)).containsExactly("N-3:300", "N-2:200", "N-1:100");
    }

    @Test
    void leadsToWhatIsAddedUpAndToWhatIsNotYet() {
        views();
        send("N-4", "RAID", "2026-03-01", "\"country\":\"FR\"", queued("east"));
        assertThat(behind(ALL, null, null)).containsExactly("N-3:1", "N-2:1", "N-1:1", "N-4:1");
        assertThat(behind(filter("RAID", null, null, null), null, null)).containsExactly("N-4:1");
        views();
        assertThat(behind(filter("RAID", null, null, null), "VESSEL", "INFLATABLE"))
                .containsExactly("N-4:2");
        assertThat(behind(filter(null, null, null, "2026-06-03"), null, null)).containsExactly("N-1:1");
        assertThat(behind(PictureFilter.days(LocalDate.of(2026, 6, 4), LocalDate.of(2026, 6, 9)), null, null))
                .isEmpty();
    }

    @Test
    void leadsFromAMarkOfTheMapToItsNotifications() {
        BehindFilter there =
                new BehindFilter(ALL, ANY, new BehindPlace(true, new BigDecimal("42.50"), new BigDecimal("27.5")));
        assertThat(sources.find(there, null).rows())
                .extracting(BehindRow::reference)
                .containsExactly("N-1");
        BehindFilter nowhere = new BehindFilter(ALL, ANY, new BehindPlace(false, null, null));
        assertThat(sources.find(nowhere, null).rows())
                .extracting(BehindRow::reference)
                .containsExactly("N-2");
    }

    @Test
    void goesOnWhereAPageEnds() {
        for (int i = 0; i < 60; i++) {
            send("X-" + (i + 1), "RAID", i < 30 ? "2026-05-01" : "2026-05-02", "\"country\":\"FR\"", queued("east"));
        }
        BehindFilter raids = new BehindFilter(filter("RAID", null, null, null), ANY, ANYWHERE);
        PictureSources.BehindPage first = sources.find(raids, null);
        PictureSources.BehindPage second = sources.find(raids, first.next());
        assertThat(first.rows()).hasSize(50);
        assertThat(second.rows()).hasSize(10).doesNotContainAnyElementsOf(first.rows());
        assertThat(second.next()).isNull();
    }

    @Test
    void goesOnWhereASearchWasBrokenOff() {
        PictureSources hasty = new PictureSources(new Picture(hub.database), hub.database, Duration.ZERO);
        BehindFilter all = new BehindFilter(ALL, ANY, ANYWHERE);
        List<PictureSources.BehindPage> pages = new ArrayList<>();
        pages.add(hasty.find(all, null));
        while (pages.get(pages.size() - 1).next() != null) {
            pages.add(hasty.find(all, pages.get(pages.size() - 1).next()));
        }
        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(pages)
                .flatExtracting(page -> page.rows())
                .hasToString(sources.find(all, null).rows().toString());
    }
}
