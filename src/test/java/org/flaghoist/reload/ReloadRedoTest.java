package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javax.sql.DataSource;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.ReloadingHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has and the broker has not is done again after a reload: all of it by the new files. */
class ReloadRedoTest {

    private static final String POLICY = "config/release-policy.yaml";

    private HubFixture hub;

    private ReloadingHub files;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual());
        files = new ReloadingHub(hub);
    }

    @Test
    void holdsWhatThePolicyOfBeforeWouldHaveReleased() throws Exception {
        reloadBetweenTheCommits("R-1", "INTELLIGENCE", "west DELIVERED");

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(hub.decided("north", "R-1")).singleElement().asString().contains("west HELD");
        assertThat(recordedReceipts("R-1")).contains("ACCEPTED", "HELD").doesNotContain("DELIVERED");
        assertThat(lastEvents("R-1")).contains("\"config\":\"" + files.configuration());
    }

    @Test
    void releasesWhatThePolicyOfBeforeWouldHaveHeld() throws Exception {
        reloadBetweenTheCommits("R-2", "ARREST", "west HELD");

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.count("held.west")).isZero();
        assertThat(recordedReceipts("R-2")).contains("DELIVERED").doesNotContain("HELD");
        assertThat(sql(
                        "select count(*) from parked_message where entry = (select id from entry where reference = ?)",
                        "R-2"))
                .isEqualTo("0");
    }

    /** By the files of before arrests are held, by the others intelligence is. */
    private void reloadBetweenTheCommits(String id, String type, String first) throws Exception {
        hub.interruptTranslations(Integer.MAX_VALUE);
        hub.send("north", Notifications.of("north", id, type, "\"west\""));
        await().untilAsserted(() ->
                assertThat(hub.decided("north", id)).singleElement().asString().contains(first));
        files.change(POLICY, policy -> policy.replace("[ARREST]", "[INTELLIGENCE]"));
        files.reload();
        hub.interruptTranslations(0);
    }

    private String recordedReceipts(String id) {
        return sql("select receipts from entry where reference = ?", id);
    }

    private String lastEvents(String id) {
        return sql(
                "select events from event_record where entry = (select id from entry where reference = ?)"
                        + " order by id desc limit 1",
                id);
    }

    private String sql(String query, String id) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .param(id)
                .query(String.class)
                .single();
    }
}
