package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TurnsTest {

    private static final String WORK = "collect-sftp-bg";
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);

    private final DataSource database = database();
    private final Turns one = Turns.sharedBy(database);
    private final Turns other = Turns.sharedBy(database);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void givesATurnToOneOfTwoHubsOnOneHost() {
        assertThat(one.isMine(WORK)).isTrue();

        assertThat(other.isMine(WORK)).isFalse();
        assertThat(one.isMine(WORK)).isTrue();
    }

    @Test
    void doesNotTakeItsTurnBackFromAHubThatHasItMeanwhile() {
        assertThat(one.isMine(WORK)).isTrue();
        letEnd();
        assertThat(other.isMine(WORK)).isTrue();

        await().atMost(ASKED_AGAIN).until(() -> !one.isMine(WORK));
        assertThat(other.isMine(WORK)).isTrue();
    }

    @Test
    void leavesItsTurnsToOthersWhenItStops() {
        assertThat(one.isMine(WORK)).isTrue();

        one.close();

        assertThat(other.isMine(WORK)).isTrue();
    }

    @Test
    void asksNobodyWhereThereCanBeNoOther() {
        assertThat(Turns.alone().isMine(WORK)).isTrue();
    }

    private void letEnd() {
        JdbcClient.create(database)
                .sql("update shedlock set lock_until = locked_at")
                .update();
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }
}
