package org.flaghoist.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureFilter;
import org.flaghoist.picture.PictureQuery;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger one adds up the picture, and the other when that one is gone or halted; never twice. */
class PictureLeaseTest {

    private static final PictureFilter ALL = new PictureFilter(null, null, null, null, null, null);

    private DataSource database;
    private LedgerDatabase recorded;
    private ClusterLeases one;
    private ClusterLeases other;
    private int key;

    @BeforeEach
    void start(@TempDir Path directory) {
        String url = TestDatabase.postgresql(directory);
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        recorded = new LedgerDatabase(database, new byte[32], Clock.systemUTC());
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void addsUpAtOneHubAndAtTheOtherWhenThatOneIsGone() {
        PictureJob there = job(other);
        there.look();
        PictureJob here = job(one);
        send("N-1", "2026-06-03");
        here.look();
        assertThat(count("picture_week")).isZero();
        awaitAllAddedUp(there);
        assertExact(1);

        send("N-2", "2026-06-03");
        send("N-3", "2026-06-10");
        here.look();
        assertThat(count("picture_change")).isEqualTo(2);
        other.close();
        awaitAllAddedUp(there, here);
        assertExact(3);
    }

    @Test
    void addsUpAtTheOtherHubWhenTheFirstIsHaltedInTheMiddleOfAWeek() {
        AtomicReference<Runnable> halt = new AtomicReference<>(() -> {});
        AtomicBoolean hasRead = new AtomicBoolean();
        Picture picture = new Picture(asked(() -> hasRead.set(true)));
        DataSource halting = asked(() -> {
            if (hasRead.getAndSet(false)) {
                halt.getAndSet(() -> {}).run();
            }
        });
        PictureJob here = new PictureJob(new PictureWeeks(picture, halting), one);
        here.look();
        PictureJob there = job(other);
        send("N-1", "2026-06-03");
        send("N-2", "2026-06-10");
        halt.set(() -> {
            one.close();
            send("N-3", "2026-06-03");
            awaitAllAddedUp(there);
        });

        here.look();
        awaitAllAddedUp(here, there);
        assertExact(3);
    }

    /** The database, and what is done before a connection with it is given out. */
    private DataSource asked(Runnable before) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                before.run();
                return super.getConnection();
            }
        };
    }

    private PictureJob job(ClusterLeases leases) {
        return new PictureJob(new PictureWeeks(new Picture(database), database), leases);
    }

    private void awaitAllAddedUp(PictureJob... jobs) {
        // A job rests for twenty times as long as it worked.
        await().atMost(ofMinutes(1)).untilAsserted(() -> {
            for (PictureJob job : jobs) {
                job.look();
            }
            assertThat(count("picture_change")).isZero();
        });
    }

    private void assertExact(int notifications) {
        Picture picture = new Picture(database);
        PictureViews views = new PictureViews(new PictureWeeks(picture, database));
        assertThat(views.sums(ALL, Grouping.WEEK))
                .isEqualTo(picture.of(new PictureQuery(null, null, null, Grouping.WEEK)));
        assertThat(views.sums(ALL, Grouping.ALL))
                .filteredOn(row -> row.of().measure().equals("NOTIFICATION"))
                .extracting(row -> row.value().intValueExact())
                .containsExactly(notifications);
    }

    private void send(String id, String day) {
        String notification = """
                {"id":"%s","sender":"north","type":"SEIZURE","action":"NEW","revision":1,"createdAt":"%sT03:40:00Z",
                "event":{"from":"%sT02:00:00Z","precision":"MINUTE","place":{"country":"BG"}},
                "vessels":[{"kind":"INFLATABLE"}]}""".formatted(id, day, day);
        Ledger ledger = new Ledger(recorded);
        FactRows facts = new FactRows(recorded);
        ledger.together(() -> {
            long entry = ledger.begin(new Arrival("north", "message-" + ++key, notification.getBytes(UTF_8), null, 1))
                    .entry();
            ledger.accept(entry, LedgerFixture.hub(notification));
            facts.take(entry, LedgerFixture.hub(notification), Map.of());
            return true;
        });
    }

    private long count(String table) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
