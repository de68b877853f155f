package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.recall.RecallKey;
import org.jspecify.annotations.Nullable;

/**
 * A message that the hub sends: always a new one, never a partner's passed on.
 *
 * @param queue one of {@link QueueNames}
 * @param urgency orders what lies on the queue; of all but copies it is ROUTINE
 * @param body bytes; or what waits for people in the hub's own words, which goes out as JSON: an {@link ObjectNode} in
 *     the hub's form, or a {@link Receipt}
 * @param properties named in {@link HubProperties}
 */
public record Outgoing(String queue, Urgency urgency, Object body, Map<String, Object> properties) {

    public Outgoing(String queue, Object body, Map<String, Object> properties) {
        this(queue, Urgency.ROUTINE, body, properties);
    }

    /** A notification in the recipient's form, for the partner itself unless {@link #to} says otherwise. */
    public static Outgoing copy(
            String queue, Urgency urgency, byte[] rendered, String id, int revision, Source source) {
        return new Outgoing(queue, urgency, rendered, about(id, revision, source))
                .with(HubProperties.KIND, OutboundMessage.Kind.NOTIFICATION.name())
                .with(HubProperties.RECALL, RecallKey.recall(source.messageKey()));
    }

    /** A copy that the recipient was given before, in the same bytes. */
    public static Outgoing repeat(
            String request, String recipient, byte[] rendered, String id, int revision, Source source) {
        return copy(QueueNames.out(recipient), Urgency.ROUTINE, rendered, id, revision, source)
                .to(recipient)
                .with(HubProperties.REPEAT, request);
    }

    /** A receipt in the sender's form. */
    public static Outgoing receipt(String sender, byte[] rendered, String key, Source source) {
        return new Outgoing(QueueNames.out(sender), rendered, Map.of())
                .with(HubProperties.KIND, OutboundMessage.Kind.RECEIPT.name())
                .with(HubProperties.RECEIPT, key)
                .with(HubProperties.ENTRY, source.entry())
                .with(HubProperties.MESSAGE_KEY, source.messageKey());
    }

    /** What a month adds up to, in the partner's form; it comes from no message. */
    public static Outgoing picture(String partner, String month, byte[] rendered) {
        return new Outgoing(QueueNames.out(partner), rendered, Map.of())
                .with(HubProperties.KIND, OutboundMessage.Kind.PICTURE.name())
                .with(HubProperties.MONTH, month);
    }

    /** What a partner, or one of its bodies, was given in a day; it comes from no message. */
    public static Outgoing manifest(String partner, String day, byte[] written) {
        return new Outgoing(QueueNames.out(partner), written, Map.of())
                .to(partner)
                .with(HubProperties.KIND, OutboundMessage.Kind.MANIFEST.name())
                .with(HubProperties.DAY, day);
    }

    /** A message for an operator's queue, with all that is known about it. */
    public static Outgoing parked(ParkedMessage row, Object body) {
        return new Outgoing(queue(row), body, Map.of(HubProperties.PARKED, row.id()))
                .to(row.partner())
                .with(HubProperties.SENDER, row.from().sender())
                .with(HubProperties.ENTRY, row.entry())
                .with(HubProperties.MESSAGE_KEY, row.from().messageKey())
                .with(HubProperties.ID, row.from().reference())
                .with(HubProperties.REVISION, row.from().revision())
                .with(HubProperties.STAGE, row.stage().name())
                .with(HubProperties.CODE, row.fault().code())
                .with(HubProperties.LOCATION, row.fault().location())
                .with(HubProperties.FIELD, row.fault().field())
                .with(HubProperties.RULE, row.rule())
                .with(HubProperties.RECEIPT, row.receipt())
                .with(HubProperties.ATTEMPTS, row.tries().attempts())
                .with(HubProperties.FIRST, row.tries().first().toString())
                .with(HubProperties.LAST, row.tries().last().toString())
                .spilling(row.isSpill());
    }

    /**
     * True where it has come to wait for a person before, in whatever stage. Its sender got a receipt then, and gets
     * none now: the same receipt has the same key, and would be another file of one name.
     */
    public boolean isParkedAgain() {
        return properties.get(HubProperties.ATTEMPTS) instanceof Integer attempts && attempts > 1;
    }

    /** Where a message that waits for a person lies. */
    public static String queue(ParkedMessage row) {
        return switch (row.queue()) {
            case DEAD_IN -> QueueNames.deadIn(row.partner());
            case DEAD_OUT -> QueueNames.deadOut(row.partner());
            case HELD -> QueueNames.held(row.partner());
        };
    }

    /** Something that a partner sent, on its way into the hub again. */
    public static Outgoing again(
            String sender, byte[] body, String token, @Nullable String file, @Nullable Integer number) {
        return new Outgoing(QueueNames.in(sender), body, Map.of(HubProperties.REPLAY, token))
                .with(HubProperties.FILE, file)
                .with(HubProperties.NUMBER, number);
    }

    /** Whether its body is still to be written, which a route does. */
    boolean isJson() {
        return !(body instanceof byte[]);
    }

    /** Its body as it goes out. */
    byte[] bytes() {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        return body instanceof ObjectNode notification
                ? HubForm.bytes(notification)
                : ReceiptJson.bytes((Receipt) body);
    }

    /** Where it is a copy, it says when the message that it comes from came to the hub. */
    Outgoing received(Instant when) {
        return isCopy() ? with(HubProperties.RECEIVED, when.toEpochMilli()) : this;
    }

    boolean isCopy() {
        return properties.get(HubProperties.KIND) instanceof String kind
                && OutboundMessage.Kind.valueOf(kind).isCopy();
    }

    /** Who of those on its queue it is for. */
    public Outgoing to(String recipient) {
        return with(HubProperties.BODY, RecipientId.body(recipient));
    }

    String recipient() {
        return RecipientId.of(QueueNames.partner(queue), (String) properties.get(HubProperties.BODY));
    }

    /** As a copy of an answer, where it is one. */
    public Outgoing answer(boolean isAnswer) {
        return isAnswer ? with(HubProperties.KIND, OutboundMessage.Kind.ANSWER.name()) : this;
    }

    /** With the PGP-protected file that is made of it. */
    public Outgoing pgpProtected(byte[] file) {
        return new Outgoing(queue, urgency, file, properties).with(HubProperties.PGP_PROTECTED, true);
    }

    public Outgoing because(Rejection fault) {
        return with(HubProperties.CODE, fault.code().name())
                .with(HubProperties.LOCATION, fault.location())
                .with(HubProperties.FIELD, fault.field())
                .with(HubProperties.DETAIL, fault.detail())
                .with(HubProperties.ID, fault.id())
                .with(HubProperties.REVISION, fault.revision())
                .spilling(fault.isSpill());
    }

    private Outgoing spilling(boolean above) {
        return above ? with(HubProperties.SPILL, true) : this;
    }

    public Outgoing with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Outgoing(queue, urgency, body, more);
    }

    private static Map<String, Object> about(String id, int revision, Source source) {
        return Map.of(
                HubProperties.SENDER, source.sender(),
                HubProperties.ID, id,
                HubProperties.REVISION, revision,
                HubProperties.ENTRY, source.entry(),
                HubProperties.MESSAGE_KEY, source.messageKey());
    }
}
