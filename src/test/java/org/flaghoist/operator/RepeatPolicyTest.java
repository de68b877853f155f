package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.ReloadingHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The release rules are other ones than when the partner was given its copies. */
class RepeatPolicyTest {

    private static final String PERSONS = "personalData: true";
    private static final String NO_PERSONS = "personalData: false";

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void sendsNothingOfWhichThePartnerMayNotHaveAsMuchToday() throws Exception {
        give("P-1", true);
        give("P-2", false);

        decideBy(PERSONS, NO_PERSONS);

        SendAgain.RepeatPreview preview = hub.bean(SendAgain.class).preview(scope());
        assertThat(preview.copies()).isOne();
        assertThat(preview.notAllowed()).isOne();
        ask();
        assertThat(hub.receive("west", 1)).containsExactly(notification("P-2", false));
        assertThat(hub.nothingFor("west")).isTrue();
    }

    @Test
    void sendsNothingOfASenderThatThePartnerMayNotHearOfToday() throws Exception {
        give("S-1", false);

        decideBy("partner: west", "partner: west\n    receivesFrom: [east]");

        assertThat(hub.bean(SendAgain.class).preview(scope()).notAllowed()).isOne();
    }

    @Test
    void givesNoMoreThanThePartnerWasGivenBefore() throws Exception {
        decideBy(PERSONS, NO_PERSONS);
        String given = give("M-1", true);
        assertThat(given).doesNotContain("Smith");

        decideBy(NO_PERSONS, PERSONS);

        ask();
        assertThat(hub.receive("west", 1)).containsExactly(given);
    }

    @Test
    void looksIntoSomeOnlyWhereTheyAreMany() throws Exception {
        int many = 300;
        for (int i = 0; i < many; i++) {
            hub.send("north", notification("E-" + i, false));
        }
        assertThat(hub.receive("west", many)).hasSize(many);

        SendAgain.RepeatPreview preview = hub.bean(SendAgain.class).preview(scope());
        assertThat(preview.estimated()).isTrue();
        assertThat(preview.copies()).isEqualTo(many);
        assertThat(preview.notifications()).isEqualTo(many);
        decideBy("partner: west", "partner: west\n    receivesFrom: [east]");
        assertThat(hub.bean(SendAgain.class).preview(scope()).notAllowed()).isEqualTo(many);
    }

    private void decideBy(String before, String after) throws Exception {
        ReloadingHub files = new ReloadingHub(hub);
        files.change("config/release-policy.yaml", policy -> policy.replaceAll(before, after));
        files.reload();
    }

    private void ask() {
        hub.bean(SendAgain.class).ask(scope(), Person.local("duty-desk"), "they restored their system");
        await().untilAsserted(() ->
                assertThat(hub.bean(RepeatRequests.class).unfinished()).isEmpty());
    }

    private static RepeatScope scope() {
        return new RepeatScope("west", Instant.EPOCH, Instant.now(), List.of(), false);
    }

    private String give(String reference, boolean withPersons) throws Exception {
        hub.send("north", notification(reference, withPersons));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        return hub.receive("west", 1).get(0);
    }

    private static String notification(String reference, boolean withPersons) {
        String notification = Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
        String persons = ",\"persons\":[{\"role\":\"WITNESS\",\"name\":{\"family\":\"Smith\",\"script\":\"Latn\"}}]}";
        return withPersons ? notification.replaceFirst("}$", persons) : notification;
    }
}
