package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.ServerFaults;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Steps;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeliverRouteTest {

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void namesAFileAfterSenderIdAndRevision() throws Exception {
        when.sends(notification("A/../B.1", "east"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(inbox().resolve("north_A~..~B.1_r1.json")).hasContent(notification("A/../B.1", "east"));
    }

    @Test
    void waitsForAServerThatIsDownAndKeepsTheOrder() throws Exception {
        hub.server("east").stop();
        when.sends(notification("DOWN-1", "east"), notification("DOWN-2", "east"));
        then.north().getsReceipts("ACCEPTED", "ACCEPTED");

        hub.server("east").start();

        then.north().getsIds("DOWN-1", "DOWN-2");
        then.nothingIn(QueueNames.deadOut("east"));
    }

    @Test
    void givesNothingToAServerWithAnotherKey() throws Exception {
        hub.server("east").stop();
        hub.server("east").startAsAnother();
        when.sends(notification("PINNED-1", "east"));
        then.north().getsReceipts("ACCEPTED");
        Path copy = inbox().resolve("north_PINNED-1_r1.json");
        await().during(Duration.ofSeconds(1)).until(() -> Files.notExists(copy));

        hub.server("east").stop();
        hub.server("east").start();

        then.north().getsReceipts("DELIVERED east");
        assertThat(copy).exists();
    }

    @Test
    void findsAFileThatItHadDeliveredBeforeItDiedAndCountsIt() throws Exception {
        hub.server("east").faults().hangUpAfterRenames(1);
        when.sends(notification("DELIVERED-1", "east"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(SftpServerFixture.names(inbox()))
                .contains("north_DELIVERED-1_r1.json")
                .noneMatch(name -> name.endsWith(".part"));
        assertThat(Steps.of(hub, "DELIVERED-1"))
                .last()
                .extracting(RecordedEvent::detail)
                .isEqualTo("{\"attempts\":\"2\",\"repeat\":\"FOUND\"}");
    }

    @Test
    void saysThatItDeliversPerhapsOnceMoreWhatThePartnerHadTakenAway(CapturedOutput output) throws Exception {
        Path copy = inbox().resolve("north_TAKEN-AWAY-1_r1.json");
        ServerFaults faults = hub.server("east").faults();
        faults.hangUpAfterRenames(1);
        faults.afterRename(() -> {
            faults.afterRename(() -> {});
            assertThat(copy.toFile().delete()).isTrue();
        });
        when.sends(notification("TAKEN-AWAY-1", "east"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(copy).exists();
        assertThat(output).contains("north_TAKEN-AWAY-1_r1.json was put there, perhaps for the second time");
    }

    @Test
    void putsNothingThereASecondTimeThatItKnowsToHaveItsName() throws Exception {
        Path copy = inbox().resolve("north_KNOWN-1_r1.json");
        hub.interruptDeliveries(4);
        when.sends(notification("KNOWN-1", "east"));
        await().until(() -> Files.deleteIfExists(copy));

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(copy).doesNotExist();
        assertThat(Steps.of(hub, "KNOWN-1"))
                .last()
                .extracting(RecordedEvent::detail)
                .isEqualTo("{\"attempts\":\"5\"}");
    }

    @Test
    void neverWritesOverAnotherFile() throws Exception {
        Path taken = Files.writeString(inbox().resolve("north_TAKEN-1_r1.json"), "another's");

        when.sends(notification("TAKEN-1", "east"));

        then.north().getsReceipts("ACCEPTED", "FAILED east INTERNAL");
        assertThat(taken).hasContent("another's");
        assertThat(hub.consume(QueueNames.deadOut("east"), 1)).hasSize(1);
    }

    @Test
    void hasOneEndpointForAPartnerHoweverManyFilesItGets() throws Exception {
        when.sends(notification("ENDPOINT-1", "east"), notification("ENDPOINT-2", "east"));
        assertThat(hub.receipts("north", 4))
                .filteredOn("DELIVERED east"::equals)
                .hasSize(2);

        assertThat(hub.bean(CamelContext.class).getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .filteredOn(uri -> uri.startsWith("sftp:"))
                .filteredOn(uri -> uri.contains("east/inbox"))
                .hasSize(1);
    }

    private Path inbox() {
        return hub.server("east").inbox();
    }
}
