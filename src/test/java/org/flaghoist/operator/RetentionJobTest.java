package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.retention.RetentionClock;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is past its retention is deleted, but not by a clock that is far ahead. */
class RetentionJobTest {

    private static final HubSetup HALF_AN_HOUR = HubSetup.usual().partner("north", "retention: {default: 30m}\n");

    /** Set by {@link #deliver}, with which each test begins. */
    @SuppressWarnings("NullAway.Init")
    private HubFixture hub;

    /** @param setup which says how long bodies are kept */
    private void deliver(HubSetup setup) throws Exception {
        hub = HubFixture.lent(setup);
        hub.send("north", Notifications.of("north", "KEPT-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
    }

    @Test
    void deletesWhatIsPastItsTime() throws Exception {
        deliver(HALF_AN_HOUR);
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isPositive();
        hub.moveClock(Duration.ofHours(1));
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isZero();
    }

    @Test
    void deletesNothingByAClockThatIsFarAhead() throws Exception {
        deliver(HALF_AN_HOUR);
        long kept = kept();
        hub.moveClock(Duration.ofDays(400));
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isEqualTo(kept).isPositive();
        assertThat(hub.bean(RetentionClock.class).refusal()).isPresent();

        hub.moveClock(Duration.ZERO);
        hub.bean(RetentionJob.class).run();
        assertThat(kept()).isEqualTo(kept);
        assertThat(hub.bean(RetentionClock.class).refusal()).isEmpty();
    }

    @Test
    void asksNobodyAboutTheClockWhereNothingIsEverDeleted() throws Exception {
        deliver(HubSetup.usual());
        hub.moveClock(Duration.ofDays(400));
        hub.bean(RetentionJob.class).run();
        assertThat(hub.bean(RetentionClock.class).refusal()).isEmpty();
    }

    @Test
    void forgetsWhatEndedLongAgoInListsButNotByAClockThatIsFarAhead() throws Exception {
        deliver(HubSetup.usual());
        JdbcClient sql = JdbcClient.create(hub.bean(DataSource.class));
        long now = System.currentTimeMillis();
        sql.sql("insert into recall (id, sender, reference, base, actor, reason, agreed_at, state) values"
                        + " ('r', 'north', 'KEPT-1', (select max(id) from entry), 'a, b', 'wrong', ?, 'SENT')")
                .param(now)
                .update();
        sql.sql("insert into repeat_request (id, partner, since, until, named, all_revisions, actor, reason, asked_at,"
                        + " state, ended_at) values ('s', 'west', 0, 1, 0, false, 'a', 'lost', ?, 'DONE', ?)")
                .params(now, now)
                .update();
        hub.moveClock(Duration.ofDays(400));
        hub.bean(RetentionJob.class).run();
        assertThat(hub.bean(RetentionClock.class).refusal()).isPresent();
        assertThat(List.of(count("recall"), count("repeat_request"))).containsExactly(1L, 1L);

        hub.moveClock(Duration.ZERO);
        sql.sql("update recall set agreed_at = 1").update();
        sql.sql("update repeat_request set ended_at = 1").update();
        hub.bean(RetentionJob.class).run();
        assertThat(List.of(count("recall"), count("repeat_request"))).containsExactly(0L, 0L);
    }

    @Test
    void deletesRecordsPastTheirTimeWithTheirEntries() throws Exception {
        HubSetup setup = HubSetup.usual("--flaghoist.retention.records=1h");
        for (String partner : List.of("north", "west", "east", "south")) {
            setup = setup.partner(partner, "retention: {default: 30m}\n");
        }
        deliver(setup);
        hub.bean(RetentionJob.class).run();
        assertThat(count("entry")).isOne();
        hub.moveClock(Duration.ofHours(2));
        await().untilAsserted(() -> {
            hub.bean(RetentionJob.class).run();
            assertThat(count("entry")).isZero();
        });
        assertThat(hub.bean(ChainVerifier.class).verify().ok()).isTrue();
    }

    @Test
    void doesNotStartWhereBodiesAreKeptLongerThanRecords(@TempDir Path directory) throws Exception {
        HubSetup setup =
                HubSetup.usual("--flaghoist.retention.records=1h").partner("north", "retention: {ARREST: 30m}\n");
        for (String partner : List.of("west", "east", "south")) {
            setup = setup.partner(partner, "retention: {default: 2h}\n");
        }
        try (HubFixture refused = new HubFixture(directory, setup)) {
            assertThatThrownBy(refused::start)
                    .rootCause()
                    .hasMessageContaining("flaghoist.retention.records: partner north keeps bodies for good")
                    .hasMessageContaining(
                            "flaghoist.retention.records: is shorter than retention.default of partner west");
        }
    }

    private long kept() {
        return count("content");
    }

    private long count(String table) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
