package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.TimeStampServer;
import org.flaghoist.testing.TimeStampServer.Behaviour;
import org.flaghoist.timestamp.DayStamping;
import org.flaghoist.timestamp.DayStamps;
import org.flaghoist.timestamp.TimeStampSettings;
import org.flaghoist.timestamp.TimeStampSettingsCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger one has the chain stamped, and the other when that one is gone; once each day. */
class TimeStampLeaseTest {

    private static final byte[] KEY = new byte[32];

    private final MovedClock clock = new MovedClock();
    private DriverManagerDataSource database;
    private ClusterLeases one;
    private ClusterLeases other;
    private TimeStampServer server;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        String url = TestDatabase.postgresql(directory);
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        new Ledger(new LedgerDatabase(database, KEY, Clock.systemUTC())).note(Event.of(EventKind.OPERATED, Event.HUB));
        new Chain(database, KEY).seal();
        clock.set(Duration.ofDays(1).plusHours(1));
        server = new TimeStampServer(directory, clock);
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void asksAtOneHubAndAtTheOtherWhenThatOneIsGone() {
        TimeStampJob here = job(one);
        TimeStampJob there = job(other);
        server.becomes(Behaviour.REFUSES);

        here.look();
        clock.set(Duration.ofDays(1).plusHours(2));
        there.look();
        assertThat(server.asked()).as("not by the hub without the lease").isOne();

        server.becomes(Behaviour.STAMPS);
        one.close();
        await().untilAsserted(() -> {
            there.look();
            assertThat(stamps()).isOne();
        });
        there.look();
        assertThat(server.asked()).isEqualTo(2);
    }

    private TimeStampJob job(ClusterLeases leases) {
        return new TimeStampJob(Optional.of(stamping()), leases);
    }

    private DayStamping stamping() {
        TimeStampSettings settings =
                new TimeStampSettings(server.url(), server.signer().root(), Duration.ofSeconds(15), null);
        return new DayStamping(
                new DayStamps(new LedgerDatabase(database, KEY, clock)),
                TimeStampSettingsCheck.authority(settings).orElseThrow(),
                clock);
    }

    private long stamps() {
        return JdbcClient.create(database)
                .sql("select count(*) from time_stamp where token is not null")
                .query(Long.class)
                .single();
    }
}
