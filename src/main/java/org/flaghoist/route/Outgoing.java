package org.flaghoist.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A message that the hub sends: always a new one, never a partner's passed on.
 *
 * @param queue one of {@link Queues}
 * @param properties named in {@link HubProperties}
 */
record Outgoing(String queue, byte[] body, Map<String, Object> properties) {

    /** A notification in the recipient's form. */
    static Outgoing copy(String recipient, byte[] rendered, ObjectNode notification, Source source) {
        return new Outgoing(Queues.out(recipient), rendered, about(id(notification), revision(notification), source))
                .with(HubProperties.KIND, "NOTIFICATION");
    }

    /** A notification that waits for a person, in the hub's form as it would be released. */
    static Outgoing held(String recipient, ObjectNode notification, String rule, Source source) {
        return new Outgoing(
                        Queues.held(recipient),
                        json(notification),
                        about(id(notification), revision(notification), source))
                .with(HubProperties.RULE, rule);
    }

    /** A notification, in the hub's form as released, that the recipient's form cannot carry. */
    static Outgoing undeliverable(String recipient, ObjectNode notification, Rejection fault, Source source) {
        return new Outgoing(
                        Queues.deadOut(recipient),
                        json(notification),
                        about(id(notification), revision(notification), source))
                .because(fault);
    }

    /** A receipt in the sender's form. */
    static Outgoing receipt(String sender, byte[] rendered, Receipt receipt) {
        return new Outgoing(Queues.out(sender), rendered, Map.of())
                .with(HubProperties.KIND, "RECEIPT")
                .with(HubProperties.RECEIPT, receipt.receipt());
    }

    /** What a sender sent, in its own bytes, and why it was rejected. */
    static Outgoing rejected(Arrival arrival, Rejection fault) {
        return new Outgoing(Queues.deadIn(arrival.sender()), arrival.original(), Map.of())
                .with(HubProperties.SENDER, arrival.sender())
                .with(HubProperties.FILE, arrival.file())
                .with(HubProperties.NUMBER, arrival.number())
                .because(fault);
    }

    /** A rendered notification that cannot be brought to the recipient's server. */
    static Outgoing undelivered(
            String recipient, byte[] rendered, String id, int revision, Source source, Rejection fault) {
        return new Outgoing(Queues.deadOut(recipient), rendered, about(id, revision, source)).because(fault);
    }

    Outgoing because(Rejection fault) {
        return with(HubProperties.CODE, fault.code().name())
                .with(HubProperties.LOCATION, fault.location())
                .with(HubProperties.FIELD, fault.field())
                .with(HubProperties.DETAIL, fault.detail());
    }

    private Outgoing with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Outgoing(queue, body, more);
    }

    private static Map<String, Object> about(String id, int revision, Source source) {
        return Map.of(
                HubProperties.SENDER, source.sender(),
                HubProperties.ID, id,
                HubProperties.REVISION, revision,
                HubProperties.ENTRY, source.entry(),
                HubProperties.CLAIM, source.claim());
    }

    private static String id(ObjectNode notification) {
        return notification.path("id").textValue();
    }

    private static int revision(ObjectNode notification) {
        return notification.path("revision").intValue();
    }

    private static byte[] json(ObjectNode notification) {
        return notification.toString().getBytes(StandardCharsets.UTF_8);
    }
}
