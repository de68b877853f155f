package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A hub forgets alarms with what else is past its retention. */
class AlarmRetentionTest {

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = WatchedHub.lent();
    }

    @Test
    void forgetsAlarmsThatEndedLongAgo() {
        long now = System.currentTimeMillis();
        insert("ended long ago", 1);
        insert("ended just now", now);

        runRetention();

        assertThat(sql().sql("select name from alarm where name like 'ended %'")
                        .query(String.class)
                        .list())
                .containsExactly("ended just now");
    }

    private void insert(String name, long ended) {
        sql().sql("insert into alarm (name, kind, partner, subject, severity, text, since, seen, ended, raised)"
                        + " values (?, 'PARTNER_DOWN', 'east', '', 'WARNING', 'down', 1, 1, ?, 1)")
                .params(name, ended)
                .update();
    }

    private JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }

    /** As the hub does each hour. */
    private void runRetention() {
        assertThat(hub.bean(ScheduledTaskHolder.class).getScheduledTasks())
                .map(ScheduledTask::getTask)
                .filteredOn(task -> task.toString().endsWith(".RetentionJob.run"))
                .singleElement()
                .satisfies(task -> task.getRunnable().run());
    }
}
