package org.flaghoist.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.flaghoist.facts.FactRows;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The map of a long time, of which thirteen weeks each are kept together. */
@Tag(TestDatabase.BOTH)
class PictureBlocksTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int WEEKS = 30;

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private FactRows facts;
    private PictureWeeks weeks;
    private PictureViews views;
    private int sent;

    @BeforeEach
    void open() throws IOException {
        facts = new FactRows(hub.recorded);
        weeks = new PictureWeeks(new Picture(hub.database), hub.database);
        views = new PictureViews(weeks);
        for (int week = 0; week < WEEKS; week++) {
            send(FIRST.plusWeeks(week), "\"latitude\":42.5,\"longitude\":27.5");
            send(FIRST.plusWeeks(week), "\"latitude\":%d.5,\"longitude\":-3.5".formatted(week));
        }
        addUp();
    }

    private void addUp() {
        while (weeks.step()) {
            // one after the other
        }
    }

    private void send(LocalDate day, String place) {
        String notification = """
                {"id":"N-%d","sender":"north","type":"SEIZURE","action":"NEW","revision":1,"createdAt":"%sT03:40:00Z",
                "event":{"from":"%sT02:00:00Z","precision":"MINUTE","place":{"country":"BG",%s}},
                "vessels":[{"kind":"INFLATABLE"}]}""".formatted(++sent, day, day, place);
        hub.ledger.together(() -> {
            long entry = hub.deliver("k" + sent, notification, queued("east"));
            facts.take(entry, hub(notification), Map.of());
            return entry;
        });
    }

    private List<String> places(@Nullable LocalDate since, @Nullable LocalDate until) {
        return views.of(PictureFilter.days(since, until)).places().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private List<String> placesByWeek(@Nullable LocalDate since, @Nullable LocalDate until) {
        hub.rows.update("delete from picture_block");
        List<String> places = places(since, until);
        addUp();
        return places;
    }

    @Test
    void showsWhatTheWeeksShowFromAnyDayToAny() {
        assertThat(hub.count("picture_block")).isBetween(2L, 3L);
        assertThat(places(null, null)).hasSize(WEEKS + 1).isEqualTo(placesByWeek(null, null));
        for (int since = 0; since < WEEKS * 7; since += 25) {
            for (int until = since; until < WEEKS * 7; until += 24) {
                LocalDate from = FIRST.plusDays(since);
                LocalDate to = FIRST.plusDays(until);
                assertThat(places(from, to)).as(from + " to " + to).isEqualTo(placesByWeek(from, to));
            }
        }
    }

    @Test
    void countsAWeekThatHasChangedOnceBeforeItsBlockIsMadeAnewAndAfterwards() {
        List<String> before = places(null, null);
        send(FIRST.plusWeeks(15), "\"latitude\":-1,\"longitude\":-1");
        assertThat(weeks.step()).isTrue();
        assertThat(weeks.isBehind()).isFalse();
        List<String> after = places(null, null);
        assertThat(after).hasSize(before.size() + 1).containsAll(before);
        assertThat(weeks.step()).isTrue();
        assertThat(places(null, null)).isEqualTo(after);
        assertThat(weeks.step()).isFalse();
    }

    @Test
    void leavesOutAWeekOfWhichNothingIsLeft() {
        hub.rows.update("delete from fact where entry in (select id from entry where reference in ('N-31', 'N-32'))");
        List<String> before = places(null, null);
        assertThat(weeks.step()).isTrue();
        List<String> after = places(null, null);
        assertThat(after).hasSize(before.size() - 1);
        LocalDate day = FIRST.plusWeeks(15);
        assertThat(hub.count("picture_week")).isEqualTo(WEEKS - 1);
        assertThat(hub.count("picture_day")).isEqualTo(WEEKS - 1);
        assertThat(places(day, day)).isEmpty();
        addUp();
        assertThat(places(null, null)).isEqualTo(after);
    }
}
