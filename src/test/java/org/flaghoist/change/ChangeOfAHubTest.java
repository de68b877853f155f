package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flaghoist.people.Person;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub decides by what people have changed, also after a restart, until one of them goes back. */
@Tag(HubFixture.OWN)
class ChangeOfAHubTest {

    private static final String POLICY = "config/release-policy.yaml";
    private static final Person FIRST = Person.local("first");

    private HubFixture hub;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        hub = new HubFixture(directory, HubSetup.usual());
        hub.start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void decidesByAChangeAlsoAfterARestartAndNamesItUntilSomebodyGoesBack() throws Exception {
        send("P-1");
        assertThat(hub.decided("north", "P-1")).singleElement().asString().contains("west DELIVERED");
        String policy = Files.readString(folder.resolve(POLICY)).replace("[ARREST]", "[INTELLIGENCE]");
        long change = hub.bean(Changes.class).propose(FIRST, "hold them", new TreeMap<>(Map.of(POLICY, policy)));
        await().until(() -> hub.bean(Changes.class).show(change).change().effects() != null);
        hub.bean(Changes.class).approve(Person.local("second"), change, "seen");
        await().until(() -> isDecidedBy(change));

        send("P-2");
        assertThat(hub.decided("north", "P-2")).singleElement().asString().contains("west HELD");
        hub.stop();
        hub.start();
        send("P-3");
        assertThat(hub.decided("north", "P-3")).singleElement().asString().contains("west HELD");
        long back = hub.bean(Changes.class).back(FIRST, change, "too strict");
        await().until(() -> hub.bean(Changes.class).show(back).change().effects() != null);
        hub.bean(Changes.class).approve(Person.local("second"), back, "seen");
        await().until(() -> isDecidedBy(back));
        send("P-4");

        assertThat(hub.decided("north", "P-4")).singleElement().asString().contains("west DELIVERED");
        assertThat(List.of(configurationOf("P-2"), configurationOf("P-3")))
                .containsOnly(hub.bean(Changes.class).show(change).change().to());
        assertThat(configurationOf("P-4")).isEqualTo(configurationOf("P-1")).isNotEqualTo(configurationOf("P-2"));
    }

    /** It is active before the hub goes over to it. */
    private boolean isDecidedBy(long change) {
        ProposedChange shown = hub.bean(Changes.class).show(change).change();
        return shown.state() == ChangeState.ACTIVE
                && Objects.equals(
                        shown.to(), hub.bean(WorkingHub.class).decidesBy().name());
    }

    private void send(String id) throws Exception {
        hub.send("north", Notifications.of("north", id, "INTELLIGENCE", "\"west\""));
        await().until(() -> !hub.decided("north", id).isEmpty());
    }

    private String configurationOf(String reference) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select c.name from entry e join configuration c on c.id = e.configuration"
                        + " where e.reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
