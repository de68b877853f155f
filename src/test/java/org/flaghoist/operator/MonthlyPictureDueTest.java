package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Picture;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.PlainMapping;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Which month is due. */
class MonthlyPictureDueTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private MonthlyPictures at(String now) {
        return at(now, PeriodicFiles.pictures(hub.recorded));
    }

    private MonthlyPictures at(String now, PeriodicFiles months) {
        // Where the hub's machine is makes no difference.
        Clock clock = Clock.fixed(Instant.parse(now), ZoneId.of("Europe/Bucharest"));
        return new MonthlyPictures(
                months,
                new MonthlyPictureWriter(
                        new Picture(hub.database), new Mappings(Map.of("west", new PlainMapping())), clock),
                new Protections(List.of(), clock, 1),
                new OnceSender(new ActiveMQConnectionFactory("tcp://127.0.0.1:1")),
                clock);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-04T23:59:59Z, 5, 2026-04",
        "2026-06-05T00:00:00Z, 5, 2026-05",
        "2026-06-30T23:59:59Z, 5, 2026-05",
        "2026-01-01T00:00:00Z, 1, 2025-12",
        "2025-12-31T23:59:59Z, 1, 2025-11",
        "2028-02-29T23:59:59Z, 1, 2028-01",
        "2028-03-01T00:00:00Z, 1, 2028-02",
        "2027-02-28T12:00:00Z, 28, 2027-01",
        "2026-03-31T22:30:00Z, 1, 2026-02",
        "2026-10-31T22:30:00Z, 1, 2026-09"
    })
    void isThatBeforeTheDayInUtcWhateverTheZoneAndTheSeason(Instant now, int day, YearMonth month) {
        assertThat(at(now.toString()).due(day)).isEqualTo(month);
    }

    @Test
    void isNeverSentAfterALaterOne() {
        PeriodicFiles.pictures(hub.recorded).begin("west", "2026-05");
        at("2026-06-10T00:00:00Z").send("west", YearMonth.of(2026, 4), Lease.UNSHARED);
        assertThat(hub.count("periodic_file")).isOne();
    }

    @Test
    void isNotTriedAgainOnceALaterOneIsThere() {
        PeriodicFiles months = PeriodicFiles.pictures(hub.recorded);
        months.begin("west", "2026-04");
        months.failed("west", "2026-04", "UNENCODABLE");
        months.begin("west", "2026-05");

        // The partner's file has got a later day, or the clock was set back.
        at("2040-06-04T00:00:00Z").send("west", YearMonth.of(2026, 4), Lease.UNSHARED);

        assertThat(months.find("west", "2026-04"))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(PeriodicFile.State.FAILED));
    }

    @Test
    void isTriedAgainAnHourAfterItFailedAndNoSooner() {
        PeriodicFiles months = PeriodicFiles.pictures(hub.recorded);
        months.begin("west", "2026-05");
        months.failed("west", "2026-05", "UNENCODABLE");
        Instant failed = months.find("west", "2026-05").orElseThrow().changed();

        at(failed.plusSeconds(3_599).toString()).send("west", YearMonth.of(2026, 5), Lease.UNSHARED);
        assertThat(months.find("west", "2026-05").orElseThrow().attempt()).isOne();

        MonthlyPictures pictures = at(failed.plusSeconds(3_600).toString());
        assertThatThrownBy(() -> pictures.send("west", YearMonth.of(2026, 5), Lease.UNSHARED))
                .as("there is no broker")
                .hasMessageContaining("out.west");
        assertThat(months.find("west", "2026-05").orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void isBegunThoughAClockThatWasAheadHadBegunOneOfTheFuture() {
        PeriodicFiles months = PeriodicFiles.pictures(hub.recorded);
        months.begin("west", "2031-01");

        MonthlyPictures pictures = at("2026-06-10T00:00:00Z");
        assertThatThrownBy(() -> pictures.send("west", YearMonth.of(2026, 5), Lease.UNSHARED))
                .as("there is no broker")
                .hasMessageContaining("out.west");
        assertThat(months.find("west", "2026-05")).isPresent();
    }

    @Test
    void asksTheDatabaseOnceForOneThatWasSent() {
        PeriodicFiles months = PeriodicFiles.pictures(hub.recorded);
        months.begin("west", "2026-05");
        months.queued("west", "2026-05");
        AtomicInteger asked = new AtomicInteger();
        DataSource counting = new DelegatingDataSource(hub.database) {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                return super.getConnection();
            }
        };

        MonthlyPictures pictures = at(
                "2026-06-10T00:00:00Z",
                PeriodicFiles.pictures(new LedgerDatabase(counting, new byte[32], Clock.systemUTC())));
        asked.set(0);

        pictures.send("west", YearMonth.of(2026, 5), Lease.UNSHARED);

        assertThat(asked).hasValue(1);
        assertThat(months.find("west", "2026-05"))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(PeriodicFile.State.QUEUED));
    }
}
