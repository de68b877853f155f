package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedMessage;

/** What has happened before. Each method returns when it is so, and has taken the receipts that {@code north} got. */
public final class Given {

    private final HubFixture hub;
    private final When when;
    private final Then then;

    Given(HubFixture hub) {
        this.hub = hub;
        this.when = new When(hub);
        this.then = new Then(hub);
    }

    /** Notifications of {@code north} for {@code west}, which has taken each. */
    public void taken(String... ids) throws Exception {
        for (String id : ids) {
            taken(Notifications.notification(id, "west"));
        }
    }

    private void taken(String text) throws Exception {
        accepted(text, "west");
        then.west().gets(text);
    }

    /** A revision that {@code west} has taken. */
    public void taken(String id, int revision) throws Exception {
        taken(Notifications.revised(Notifications.notification(id, "west"), revision));
    }

    /** A cancellation that {@code west} has taken. */
    public void cancelled(String id, int revision) throws Exception {
        taken(Notifications.cancelled(Notifications.notification(id, "west"), revision));
    }

    /** A notification of {@code north} that has come to the queues or inboxes of its recipients. */
    public void delivered(String id, String... to) throws Exception {
        accepted(Notifications.notification(id, to), to);
    }

    /** What {@code north} sends has come to the queues or inboxes of these partners. */
    public void accepted(String text, String... to) throws Exception {
        when.sends(text);
        then.north().getsReceipts("ACCEPTED");
        assertThat(hub.receipts("north", to.length))
                .containsExactlyInAnyOrder(
                        Stream.of(to).map("DELIVERED "::concat).toArray(String[]::new));
    }

    /** An arrest that is held for {@code west}. */
    public ParkedMessage held(String id) throws Exception {
        when.sends(Notifications.arrest(id, "west"));
        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        return hub.bean(Holds.class).list("west", 10).get(0);
    }

    /** An arrest that two people have released, and that {@code west} has taken. */
    public void released(String id) throws Exception {
        when.releases(held(id));
        then.west().takes(1);
        then.north().getsReceipts("DELIVERED west");
    }

    /** The only dead letter: what {@code north} sent and was told is rejected with this code. */
    public ParkedMessage rejected(String text, String code) throws Exception {
        when.sends(text);
        then.north().getsReceipts("REJECTED " + code);
        return then.deadLetter();
    }

    /** The only dead letter: a copy that could not be brought to this recipient. */
    public ParkedMessage failed(String text, String recipient, String code) throws Exception {
        when.sends(text);
        then.north().getsReceipts("ACCEPTED", "FAILED " + recipient + " " + code);
        return then.deadLetter();
    }

    /** Routes that have nothing in hand, and take nothing. */
    public void stopped(String... routes) throws Exception {
        for (String route : routes) {
            hub.bean(CamelContext.class).getRouteController().stopRoute(route);
        }
    }
}
