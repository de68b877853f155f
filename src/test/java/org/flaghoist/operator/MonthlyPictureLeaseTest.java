package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.partner.Partner;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Picture;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two hubs on one ledger and one broker one sends what a month adds up to. */
class MonthlyPictureLeaseTest {

    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private final YearMonth month = YearMonth.now(clock).minusMonths(1);

    @AutoClose
    private TwoHubs two;

    private HubFixture hub;
    private PeriodicFiles months;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        two = new TwoHubs(directory);
        hub = two.hub();
        months = PeriodicFiles.pictures(two.ledger().database());
    }

    private MonthlyPictures pictures() {
        return new MonthlyPictures(
                months,
                new MonthlyPictureWriter(
                        new Picture(two.database()), hub.bean(Setup.class).mappings(), clock),
                hub.bean(Protections.class),
                new OnceSender(hub.bean(SharedConnection.class)),
                clock);
    }

    private PeriodicJob job(ClusterLeases leases) {
        Partner west = TestPartners.monthly("west", 1);
        return new PeriodicJob(pictures(), () -> List.of(west), partner -> false, leases);
    }

    private PeriodicFile row() {
        return months.find("west", month.toString()).orElseThrow();
    }

    @Test
    void isSentByWhoHoldsTheLeaseAndByAnotherOnlyWhatThatHadBegun() throws Exception {
        PeriodicJob here = job(two.one());
        PeriodicJob there = job(two.other());
        assertThat(two.other().isMine("monthly-pictures")).isTrue();
        here.look();
        assertThat(hub.count(QueueNames.out("west"))).isZero();

        months.begin("west", month.toString());
        two.other().close();
        await().until(() -> two.one().isMine("monthly-pictures"));
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
        two.sql("update periodic_file set state = 'MAKING'");

        pictures().send("west", month, Lease.UNSHARED);

        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(row().state()).isEqualTo(PeriodicFile.State.QUEUED);
    }
}
