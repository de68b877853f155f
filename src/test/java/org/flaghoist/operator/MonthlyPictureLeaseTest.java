package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.partner.Partner;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Picture;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger and one broker one sends what a month adds up to. */
class MonthlyPictureLeaseTest {

    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);

    private HubFixture hub;
    private DataSource database;
    private PeriodicFiles months;
    private ClusterLeases one;
    private ClusterLeases other;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
        String url = TestDatabase.postgresql(directory.resolve("two-hubs"));
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        months = PeriodicFiles.pictures(new LedgerDatabase(database, new byte[32], Clock.systemUTC()));
        one = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
        other = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        hub.close();
    }

    private MonthlyPictures pictures() {
        return new MonthlyPictures(
                months,
                new MonthlyPictureWriter(
                        new Picture(database), hub.bean(Setup.class).mappings(), Clock.systemUTC()),
                hub.bean(Protections.class),
                new OnceSender(hub.bean(SharedConnection.class)),
                Clock.systemUTC());
    }

    private MonthlyPictureJob job(ClusterLeases leases) {
        Partner west = TestPartners.monthly("west", 1);
        return new MonthlyPictureJob(pictures(), () -> List.of(west), partner -> false, leases);
    }

    private PeriodicFile row() {
        return months.find("west", month.toString()).orElseThrow();
    }

    @Test
    void isSentByWhoHoldsTheLeaseAndByAnotherOnlyWhatThatHadBegun() throws Exception {
        MonthlyPictureJob here = job(one);
        MonthlyPictureJob there = job(other);
        assertThat(other.isMine("monthly-pictures")).isTrue();
        here.look();
        assertThat(hub.count(QueueNames.out("west"))).isZero();

        months.begin("west", month.toString());
        other.close();
        await().until(() -> one.isMine("monthly-pictures"));
        there.look();
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        here.look();
        here.look();

        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(row().state()).isEqualTo(PeriodicFile.State.QUEUED);
    }

    @Test
    void isSentOnceThoughTheHubDiesBetweenTheBrokerAndTheRecord() throws Exception {
        pictures().send("west", month, Lease.UNSHARED);
        assertThat(hub.receive("west", 1)).hasSize(1);
        JdbcClient.create(database)
                .sql("update periodic_file set state = 'MAKING'")
                .update();

        pictures().send("west", month, Lease.UNSHARED);

        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(row().state()).isEqualTo(PeriodicFile.State.QUEUED);
    }
}
