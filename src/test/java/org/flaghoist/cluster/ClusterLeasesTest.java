package org.flaghoist.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.flaghoist.testing.CutDatabase;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several hubs share a PostgreSQL database, never a file. */
class ClusterLeasesTest {

    private static final String WORK = "collect-sftp-bg";

    private CutDatabase database;
    private ClusterLeases one;
    private ClusterLeases other;

    @BeforeEach
    void start(@TempDir Path directory) {
        String url = TestDatabase.postgresql(directory);
        DriverManagerDataSource real = new DriverManagerDataSource(url);
        TestDatabase.migrate(real, url);
        database = new CutDatabase(real);
        one = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
        other = ClusterLeases.sharedBy(new CutDatabase(real), ShortLeases.TIMES);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void givesWorkToOneOfTwoHubsOnOneHost() {
        assertThat(one.isMine(WORK)).isTrue();

        assertThat(other.isMine(WORK)).isFalse();
        await().until(() -> one.isMine(WORK));
    }

    @Test
    void beginsNothingMoreWhileItsHubStopsAndFinishesWhatItIsAt() {
        assertThat(one.isMine(WORK)).isTrue();

        one.on(new ContextClosedEvent(new StaticApplicationContext()));

        assertThat(one.isMine(WORK)).isFalse();
        await().until(() -> one.of(WORK).isHeld());
    }

    @Test
    void keepsWorkThatTakesLongerThanALeaseWithoutBeingAsked() {
        Lease lease = one.of(WORK);

        await().during(ShortLeases.TIMES.others().plusSeconds(1)).until(() -> !other.isMine(WORK));
        await().until(lease::isHeld);
    }

    @Test
    void renewsAllLeasesOfAHubByOneStatement() {
        IntStream.range(0, 300).forEach(n -> one.isMine("collect-sftp-p" + n));
        long beats = heartbeat();
        long statements = database.statements();

        await().until(() -> heartbeat() >= beats + 5);

        // One to renew, one to see the other hubs, one to see what is free; the last beat may be half done.
        assertThat(database.statements() - statements).isLessThanOrEqualTo(3 * (heartbeat() - beats + 1));
    }

    @Test
    void takesOverWhatASilentHubDid() {
        sql("insert into cluster_hub (hub, heartbeat) values ('silent', 7)");
        sql("insert into cluster_lease (name, hub) values ('" + WORK + "', 'silent')");

        assertThat(one.isMine(WORK)).isFalse();
        await().until(() -> one.isMine(WORK));
        assertThat(other.isMine(WORK)).isFalse();
    }

    @Test
    void stopsByItselfBeforeOthersBeginWhenTheDatabaseIsGone() {
        Lease lease = one.of(WORK);
        assertThat(other.isMine(WORK)).isFalse();
        database.cut(true);

        await().until(() -> {
            boolean isOthers = other.isMine(WORK);
            assertThat(isOthers && lease.isHeld()).as("both do it").isFalse();
            return isOthers;
        });
        assertThatThrownBy(lease::check).isInstanceOf(LeaseLost.class).hasMessageStartingWith(WORK);

        database.cut(false);
        await().until(() -> one.isMine("other"));
        assertThat(one.isMine(WORK)).isFalse();
    }

    @Test
    void goesOnWhereNobodyWasThereToTakeItsWork() {
        other.close();
        Lease lease = one.of(WORK);
        database.cut(true);
        await().until(() -> !lease.isHeld());

        database.cut(false);

        await().until(lease::isHeld);
    }

    @Test
    void doesNotGetALeaseBackThatAnotherHubHadMeanwhile() {
        Lease lost = one.of(WORK);
        assertThat(other.isMine(WORK)).isFalse();
        database.cut(true);
        await().until(() -> other.isMine(WORK));
        database.cut(false);
        other.close();

        await().until(() -> one.isMine(WORK));
        assertThat(lost.isHeld()).isFalse();
    }

    @Test
    void leavesItsWorkToOthersWhenItStops() {
        assertThat(one.isMine(WORK)).isTrue();

        one.close();

        assertThat(one.isMine(WORK)).isFalse();
        assertThat(other.isMine(WORK)).isTrue();
    }

    @Test
    void asksNobodyWhereThereCanBeNoOther() {
        assertThat(ClusterLeases.alone().isMine(WORK)).isTrue();
    }

    private long heartbeat() {
        return JdbcClient.create(database.getTargetDataSource())
                .sql("select max(heartbeat) from cluster_hub")
                .query(Long.class)
                .single();
    }

    private void sql(String statement) {
        JdbcClient.create(database.getTargetDataSource()).sql(statement).update();
    }
}
