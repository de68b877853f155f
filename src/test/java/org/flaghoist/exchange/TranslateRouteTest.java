package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionQueueQueryMessage;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

class TranslateRouteTest {

    /** Done for each message that goes out. */
    private static final Set<String> SENT_EACH = Set.of("translate-message", "translate-json", "translate-send");

    /** Done for what waits for people. */
    private static final String OF_FEW = "translate-write-json";

    private final Scenario scenario = Scenario.lent("--camel.main.jmx-management-m-beans-level=Default");
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void givesANotificationToEverybodyAndTellsItsSender() throws Exception {
        String notification = notification("ALL-1");

        when.sends(notification);

        then.west().gets(notification);
        List<String> receipts = hub.receipts("north", 4);
        assertThat(receipts.subList(0, 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(receipts.subList(2, 4)).containsExactlyInAnyOrder("DELIVERED east", "DELIVERED south");
        assertThat(hub.server("east").inbox().resolve("north_ALL-1_r1.json")).hasContent(notification);
    }

    @Test
    void setsARejectedMessageAsideAndGoesOn() throws Exception {
        when.sends("BROKEN", notification("AFTER-1", "west"));

        then.north().getsReceipts("REJECTED MALFORMED", "ACCEPTED", "DELIVERED west");
        then.west().takes(1);
        QueuedMessage dead = hub.consume(QueueNames.deadIn("north"), 1).get(0);
        assertThat(dead.body()).isEqualTo("BROKEN");
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("MALFORMED");
        assertThat(dead.message().getStringProperty(HubProperties.LOCATION)).isEqualTo("/broken");
        assertThat(dead.message().getStringProperty(HubProperties.FIELD)).isEqualTo("broken");
    }

    @Test
    void namesTheNotificationThatIsAtFaultWhereItCanBeRead() throws Exception {
        when.sends("FAULTY N-77");

        String receipt = hub.receive("north", 1).get(0);
        assertThat(HubFixture.member(receipt, "id")).isEqualTo("N-77");
        assertThat(HubFixture.member(receipt, "revision")).isEqualTo("1");
        assertThat(HubFixture.member(receipt, "location")).isEqualTo("/x");
        assertThat(hub.consume(QueueNames.deadIn("north"), 1)).hasSize(1);
    }

    @Test
    void makesAMessageThatMeetsABugADeadLetter() throws Exception {
        when.sends("BUG");

        then.north().getsReceipts("REJECTED INTERNAL");
        assertThat(hub.consume(QueueNames.deadIn("north"), 1).get(0).body()).isEqualTo("BUG");
    }

    @Test
    void dropsADuplicateAndSaysSo() throws Exception {
        String notification = notification("TWICE-1", "west");

        when.sends(notification, notification, notification.replace("A boat left.", "Two boats left."));

        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "DUPLICATE", "REJECTED ID_REUSED");
        then.west().takes(1);
        then.west().hasNothing();
        assertThat(hub.consume(QueueNames.deadIn("north"), 1)).hasSize(1);
    }

    @Test
    void keepsWhatWaitsForAPersonInTheHubsForm() throws Exception {
        when.sends(arrest("ARREST-1", "west"));

        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        QueuedMessage held = hub.consume(QueueNames.held("west"), 1).get(0);
        assertThat(HubFixture.member(held.body(), "id")).isEqualTo("ARREST-1");
        assertThat(held.message().getStringProperty(HubProperties.RULE)).isEqualTo("R9");
    }

    @Test
    void refusesWhoIsNotAllowed() throws Exception {
        when.sends(notification("NOBODY-1", "west", "nobody"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "REFUSED nobody R1");
        then.west().takes(1);
    }

    @Test
    void setsACopyAsideThatItsRecipientsFormCannotCarry() throws Exception {
        when.sends(notification("TOO-LONG-1", "west"));

        then.north().getsReceipts("ACCEPTED", "FAILED west TOO_LONG");
        QueuedMessage dead = hub.consume(QueueNames.deadOut("west"), 1).get(0);
        assertThat(dead.message().getStringProperty(HubProperties.FIELD)).isEqualTo("reference");
    }

    @Test
    void doesTheSameWorkAgainWhenStoppedBetweenTheTwoCommits() throws Exception {
        hub.interruptTranslations(2);
        when.sends(notification("AGAIN-1", "west"), notification("AGAIN-2", "west"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "ACCEPTED", "DELIVERED west");
        List<String> received = hub.receive("west", 2);
        assertThat(received).extracting(copy -> HubFixture.member(copy, "id")).containsExactly("AGAIN-1", "AGAIN-2");
        then.queued(QueueNames.in("north"), 0);
        then.west().hasNothing();
        then.nothingIn(QueueNames.out("north"));
    }

    @Test
    void countsMessagesAndTimeByStep() throws Exception {
        Map<String, Long> before = counts("translate");

        sendToWest("COUNTED-1");

        assertThat(before).containsKeys("translate-read", "translate-decide", "translate-send");
        await().untilAsserted(() -> assertThat(counts("translate"))
                .allSatisfy((step, count) -> assertThat(count).isEqualTo(before.getOrDefault(step, 0L) + often(step))));
    }

    @Test
    void countsAtEachPartnerWhatGoesIntoTheSharedSteps() throws Exception {
        assertThat(counts("translate-north")).containsOnlyKeys("translate-north-taken-from", "translate-north-steps");
        assertThat(counts("translate-west")).containsOnlyKeys("translate-west-taken-from", "translate-west-steps");
    }

    private static int often(String step) {
        return step.equals(OF_FEW) ? 0 : SENT_EACH.contains(step) ? 3 : 1;
    }

    /** By id, how many messages have gone through each step of a route. */
    private static Map<String, Long> counts(String route) throws JMException {
        MBeanServer console = ManagementFactory.getPlatformMBeanServer();
        Map<String, Long> counts = new TreeMap<>();
        for (ObjectName step : console.queryNames(new ObjectName("org.apache.camel:type=processors,*"), null)) {
            if (console.getAttribute(step, "RouteId").equals(route)) {
                counts.put((String) console.getAttribute(step, "ProcessorId"), (Long)
                        console.getAttribute(step, "ExchangesCompleted"));
            }
        }
        return counts;
    }

    @Test
    void asksTheBrokerAboutNoQueueAtEachSend() throws Exception {
        sendToWest("WARM-1");
        List<String> questions = new CopyOnWriteArrayList<>();
        Interceptor asked = (packet, connection) -> {
            if (packet instanceof SessionQueueQueryMessage question
                    && connection.getTransportConnection() instanceof InVMConnection) {
                questions.add(question.getQueueName().toString());
            }
            return true;
        };
        hub.artemis().getRemotingService().addIncomingInterceptor(asked);

        sendToWest("ASKED-1");

        hub.artemis().getRemotingService().removeIncomingInterceptor(asked);
        assertThat(questions).noneMatch(queue -> queue.startsWith("out."));
    }

    private void sendToWest(String id) throws Exception {
        when.sends(notification(id, "west"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        then.west().takes(1);
    }

    @Test
    void isOneMBeanForEachPartnerAndDescribedOnceForAll() throws Exception {
        assertThat(route("translate-north").getOperations()[0])
                .isSameAs(route("translate-east").getOperations()[0]);
    }

    private static MBeanInfo route(String id) throws JMException {
        MBeanServer console = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.apache.camel:type=routes,name=\"" + id + "\",*");
        return console.getMBeanInfo(console.queryNames(name, null).iterator().next());
    }
}
