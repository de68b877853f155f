package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag(HubFixture.OWN)
class PartnerStatesTest {

    private Path directory;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        hub = new HubFixture(directory);
    }

    @Test
    void remembersWhoChangedAStateWhenAndWhy() throws Exception {
        states().change("west", PartnerState.PAUSED, "night-desk", "  moves its offices\n");
        StateChange state = states().of("west");
        assertThat(state)
                .extracting(StateChange::state, StateChange::by, StateChange::reason)
                .containsExactly(PartnerState.PAUSED, "night-desk", "moves its offices");

        hub.stop();
        hub.start();

        assertThat(states().of("west")).isEqualTo(state);
        assertThat(states().of("east").state()).isEqualTo(PartnerState.ACTIVE);
        assertThat(changes("west"))
                .containsExactly(
                        "hub {\"reason\":\"first start with config/partners/west.yaml\",\"to\":\"ACTIVE\"}",
                        "night-desk {\"from\":\"ACTIVE\",\"reason\":\"moves its offices\",\"to\":\"PAUSED\"}");
        assertThat(hub.bean(Chain.class).verify().ok()).isTrue();
    }

    @Test
    void refusesAPartnerThatThereIsNotAndAChangeWithoutReason() {
        assertThatThrownBy(() -> states().change("wets", PartnerState.PAUSED, "night-desk", "why not"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no partner 'wets', only east, north, south, west");
        for (String reason : List.of("", " \n", "x".repeat(1001))) {
            assertThatThrownBy(() -> states().change("west", PartnerState.PAUSED, "night-desk", reason))
                    .isInstanceOf(OperationRejected.class)
                    .hasMessageContaining("give a reason");
        }
        assertThatThrownBy(() -> states().change("west", PartnerState.ACTIVE, "night-desk", "again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("west is ACTIVE since ");
        assertThat(changes("west")).hasSize(1);
    }

    @Test
    void takesTheFirstStateFromThePartnersFileAndNoOther() throws Exception {
        hub.start();
        hub.stop();
        Path west = directory.resolve("config/partners/west.yaml");
        Files.writeString(west, Files.readString(west) + "state: testing\n");
        addPartner("late", "state: testing\n");
        hub.start();

        assertThat(states().of("west").state()).isEqualTo(PartnerState.ACTIVE);
        assertThat(states().of("late").state()).isEqualTo(PartnerState.TESTING);
        assertThat(changes("late")).hasSize(1);
    }

    @Test
    void isChangedInTheConsoleInTheNameOfWhoeverIsLoggedIn() throws Exception {
        hub.start();
        var console = ManagementFactory.getPlatformMBeanServer();
        ObjectName west = new ObjectName("org.flaghoist:type=Partner,name=west");

        console.invoke(west, "pause", new Object[] {"under repair"}, new String[] {String.class.getName()});
        hub.send("north", Notifications.of("north", "C-1", "INTELLIGENCE", "\"west\""));
        hub.send("west", Notifications.of("west", "C-2", "INTELLIGENCE", "\"north\""));

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(console.getAttribute(west, "State")).isEqualTo("PAUSED");
        assertThat(console.getAttribute(west, "By")).isEqualTo(HubFixture.OPERATOR);
        assertThat(console.getAttribute(west, "Reason")).isEqualTo("under repair");
        // The hub asks for these at most once a second, and the broker counts a moment after a commit.
        await().untilAsserted(() -> {
            assertThat(console.getAttribute(west, "WaitingIn")).isEqualTo(1L);
            assertThat(console.getAttribute(west, "WaitingOut")).isEqualTo(1L);
        });
        console.invoke(west, "test", new Object[] {"repaired"}, new String[] {String.class.getName()});
        assertThat(console.getAttribute(west, "TestRun")).isEqualTo(1);
        console.invoke(west, "activate", new Object[] {"works"}, new String[] {String.class.getName()});
        assertThat(console.getAttribute(west, "State")).isEqualTo("ACTIVE");
    }

    @Test
    void canBeChangedUnderLoad() throws Exception {
        int count = 120;
        List<String> sent = new ArrayList<>();
        PartnerState[] states = {PartnerState.PAUSED, PartnerState.TESTING, PartnerState.ACTIVE};
        for (int i = 0; i < count; i++) {
            String id = "LOAD-" + i;
            hub.send("north", Notifications.of("north", id, "INTELLIGENCE", "\"west\""));
            sent.add(id);
            if (i % 5 == 4) {
                awaitATestedOne();
                states().change("west", states[i / 5 % states.length], "night-desk", "load");
            }
        }
        await().until(() -> hub.count(QueueNames.in("north")) == 0);

        List<String> delivered = withState("DELIVERED");
        List<String> tested = withState("TESTED");
        assertThat(delivered).doesNotContainAnyElementsOf(tested);
        assertThat(delivered.size() + tested.size()).isEqualTo(count);
        assertThat(hub.receive("west", delivered.size()))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactlyElementsOf(
                        sent.stream().filter(delivered::contains).toList());
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(hub.receipts("north", count + delivered.size()))
                .filteredOn(receipt -> receipt.equals("DELIVERED west"))
                .hasSameSizeAs(delivered);
        assertThat(hub.count(QueueNames.out("north"))).isZero();
    }

    @Test
    void takesOverWhatWasChangedAtAnotherHub() {
        PartnerStates other = new PartnerStates(
                new PartnerStateStore(hub.bean(DataSource.class), hub.bean(Ledger.class), hub.bean(Clock.class)),
                hub.bean(Setup.class).partners().all(),
                true);
        other.change("west", PartnerState.PAUSED, "night-desk", "moves its offices");
        assertThat(states().of("west").state()).isEqualTo(PartnerState.ACTIVE);

        states().refresh();

        assertThat(states().of("west")).isEqualTo(other.of("west"));
        assertThat(hub.artemis().locateQueue(QueueNames.out("west")).isPaused()).isTrue();
        assertThat(hub.artemis().locateQueue(QueueNames.out("north")).isPaused())
                .isFalse();
    }

    /** However slow the hub is, something comes while its recipient is tested. */
    private void awaitATestedOne() {
        if (states().isTesting("west")) {
            await().until(() -> !withState("TESTED").isEmpty());
        }
    }

    private List<String> withState(String state) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select e.reference from delivery d join entry e on e.id = d.entry where d.state = ?")
                .param(state)
                .query(String.class)
                .list();
    }

    private PartnerStates states() {
        return hub.bean(PartnerStates.class);
    }

    private List<String> changes(String partner) {
        return EventSeen.all(hub.bean(DataSource.class), "STATE_CHANGED").stream()
                .filter(event -> partner.equals(event.partner()))
                .map(event -> event.actor() + " " + event.detail())
                .toList();
    }

    private void addPartner(String id, String more) throws Exception {
        Path north = directory.resolve("config/partners/north.yaml");
        Files.writeString(
                north.resolveSibling(id + ".yaml"), Files.readString(north).replace("north", id) + more);
        Path mapping = Files.createDirectories(directory.resolve("mappings").resolve(id));
        for (String file : SftpServerFixture.names(directory.resolve("mappings/north"))) {
            Files.copy(directory.resolve("mappings/north").resolve(file), mapping.resolve(file));
        }
    }
}
