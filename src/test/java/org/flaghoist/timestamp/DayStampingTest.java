package org.flaghoist.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.TimeStampServer;
import org.flaghoist.testing.TimeStampServer.Behaviour;
import org.flaghoist.timestamp.DayStamps.Missing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain's head of a day is stamped by an authority over HTTP, once; what shows nothing is not taken. */
@Tag(TestDatabase.BOTH)
class DayStampingTest {

    private static final String POLICY = "1.3.6.1.4.1.99999.1";

    /** As long as may be set. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** For the answer that never comes. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final MovedClock clock = new MovedClock();

    @AutoClose
    private LedgerFixture hub;

    @AutoClose
    private TimeStampServer server;

    private String day;
    private DayStamps stamps;
    private Seal head;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hub = new LedgerFixture(folder);
        server = new TimeStampServer(folder, clock);
        hub.send("1", Notifications.of("north", "N-1"));
        head = hub.chain.seal();
        stamps = new DayStamps(new LedgerDatabase(hub.database, hub.key, clock));
        day = LocalDate.now(Clock.systemUTC()).toString();
        clock.set(Duration.between(
                Clock.systemUTC().instant(),
                LocalDate.parse(day).plusDays(1).atTime(0, 6).toInstant(ZoneOffset.UTC)));
    }

    @Test
    void hasTheLastLinkOfADayStampedOnceWhenTheDayIsOver() {
        DayStamping stamping = stamping(server.signer().root(), null);

        stamping.look();
        later(Duration.ofHours(1));
        stamping.look();

        assertThat(server.asked()).isOne();
        assertThat(all()).singleElement().satisfies(stamp -> {
            assertThat(stamp.day()).isEqualTo(day);
            assertThat(stamp.head()).isEqualTo(head);
            assertThat(stamp.time(trusted(server.signer().root())))
                    .isBetween(clock.instant().minus(Duration.ofHours(2)), clock.instant());
        });
        assertThat(events()).containsExactly("STAMPED -");
    }

    @Test
    void waitsForWhatHappenedJustBeforeMidnightAndLeavesOutWhatCameAfter() {
        later(Duration.ofMinutes(-2));
        DayStamping stamping = stamping(server.signer().root(), null);
        stamping.look();
        assertThat(server.asked()).as("for the day before, which has no record").isZero();

        later(Duration.ofMinutes(2));
        hub.rows.update("update event_record set happened_at = happened_at + 86400000 where id > 1");
        hub.send("2", Notifications.of("north", "N-2"));
        hub.rows.update("update event_record set happened_at = happened_at + 86400000 where id > 1");
        hub.chain.seal();
        stamping.look();

        assertThat(all()).extracting(stamp -> stamp.head().link()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "STAMPS_OTHER_BYTES, WRONG_ANSWER",
        "REPEATS_ANOTHER_ANSWER, WRONG_ANSWER",
        "SIGNS_AS_SOMEBODY_ELSE, NOT_TRUSTED",
        "REFUSES, REFUSED",
        "ANSWERS_GARBAGE, WRONG_ANSWER",
        "ANSWERS_WITHOUT_END, NO_ANSWER",
        "ANSWERS_WITH_AN_ERROR, NO_ANSWER",
        "HANGS, NO_ANSWER"
    })
    void takesNothingThatShowsNothingAndAsksAgain(Behaviour behaviour, String code) {
        Duration answer = behaviour == Behaviour.HANGS ? SHORT : LONG;
        DayStamping stamping = stamping(server.signer().root(), null, answer);
        server.becomes(behaviour);

        stamping.look();
        stamping.look();
        assertThat(server.asked()).isOne();
        later(Duration.ofMinutes(10));
        stamping.look();

        assertThat(server.asked()).isEqualTo(2);
        assertThat(all()).isEmpty();
        assertThat(stamps.missing())
                .get()
                .extracting(Missing::day, Missing::code)
                .containsExactly(day, code);
        assertThat(events()).containsExactly("FAILED " + code);

        server.becomes(Behaviour.STAMPS);
        later(Duration.ofMinutes(10));
        stamping.look();
        assertThat(all()).hasSize(1);
        assertThat(stamps.missing()).isEmpty();
        assertThat(events()).containsExactly("FAILED " + code, "STAMPED -");
    }

    @Test
    void saysSinceWhenThereHasBeenNoneAndLeavesADayThatIsPast() {
        DayStamping stamping = stamping(server.signer().root(), null);
        server.becomes(Behaviour.REFUSES);
        stamping.look();
        later(Duration.ofDays(1));
        stamping.look();

        assertThat(stamps.missing()).get().satisfies(missing -> {
            assertThat(missing.day()).isEqualTo(LocalDate.parse(day).plusDays(1).toString());
            assertThat(missing.since()).isBefore(clock.instant().minus(Duration.ofHours(23)));
        });
        server.becomes(Behaviour.STAMPS);
        later(Duration.ofMinutes(10));
        stamping.look();
        assertThat(stamps.missing()).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void trustsTheCertificateItselfAndThePolicyThatWasAskedFor() {
        stamping(server.signer().own(), POLICY).look();

        assertThat(all()).hasSize(1);
    }

    @Test
    void takesNoStampOfAnotherPolicy() {
        server.becomes(Behaviour.STAMPS_BY_ITS_OWN_POLICY);
        stamping(server.signer().root(), POLICY + ".2").look();

        assertThat(events()).containsExactly("FAILED WRONG_ANSWER");
    }

    private DayStamping stamping(Path certificates, @Nullable String policy) {
        return stamping(certificates, policy, LONG);
    }

    private DayStamping stamping(Path certificates, @Nullable String policy, Duration answer) {
        TimeStampSettings settings = new TimeStampSettings(server.url(), certificates, answer, policy);
        return new DayStamping(
                stamps, TimeStampSettingsCheck.authority(settings).orElseThrow(), clock);
    }

    private static TrustedCertificates trusted(Path certificates) throws Exception {
        return TrustedCertificates.read(certificates);
    }

    private void later(Duration by) {
        clock.set(Duration.between(Clock.systemUTC().instant(), clock.instant().plus(by)));
    }

    private List<DayStamp> all() {
        return DayStamps.all(hub.sql);
    }

    private List<String> events() {
        return EventSeen.all(hub.database, "TIME_STAMP").stream()
                .map(event -> event.detail().path("step").asText() + " "
                        + event.detail().path("code").asText("-"))
                .toList();
    }
}
