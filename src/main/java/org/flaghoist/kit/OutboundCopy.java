package org.flaghoist.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.notification.Urgency;

/**
 * What the kit sends to the partner.
 *
 * @param group of the case in the report
 * @param stem of its file, where the partner has a server
 * @param properties where it comes to the broker
 * @param hangUp whether the client's connections end when it has been given to it
 */
record OutboundCopy(
        String group,
        String name,
        String stem,
        Urgency urgency,
        byte[] bytes,
        Map<String, Object> properties,
        boolean hangUp) {

    static final String NOTIFICATIONS = "The hub sends a notification";
    static final String RECEIPTS = "The hub sends a receipt";
    static final String PICTURES = "The hub sends a monthly picture";
    static final String MANIFESTS = "The hub sends a manifest";
    static final String CASES = "The hub sends what is rare";

    /**
     * Of a notification in the hub's form.
     *
     * @param number of the copy, among those of its sender
     */
    static OutboundCopy notification(String group, String name, NativeSample sample, long number) {
        String sender = sample.form().path("sender").asText();
        String id = sample.form().path("id").asText();
        int revision = sample.form().path("revision").asInt();
        return new OutboundCopy(
                group,
                name,
                sender + "_" + id.replace('/', '~') + "_r" + revision,
                Urgency.of(sample.form()),
                sample.bytes(),
                Map.of(
                        HubProperties.KIND,
                        "NOTIFICATION",
                        HubProperties.SENDER,
                        sender,
                        HubProperties.ID,
                        id,
                        HubProperties.REVISION,
                        revision,
                        HubProperties.SEQUENCE,
                        number,
                        HubProperties.ENTRY,
                        number,
                        HubProperties.MESSAGE_KEY,
                        sender + "-" + number),
                false);
    }

    static OutboundCopy receipt(String name, String key, byte[] bytes) {
        return new OutboundCopy(
                RECEIPTS,
                name,
                "receipt_" + key,
                Urgency.ROUTINE,
                bytes,
                Map.of(HubProperties.KIND, "RECEIPT", HubProperties.RECEIPT, key),
                false);
    }

    static OutboundCopy picture(NativeSample sample) {
        String month = sample.form().path("month").asText();
        Map<String, Object> properties = new HashMap<>();
        properties.put(HubProperties.KIND, "PICTURE");
        properties.put(HubProperties.MONTH, month);
        return new OutboundCopy(
                PICTURES, sample.name(), "picture_" + month, Urgency.ROUTINE, sample.bytes(), properties, false);
    }

    /** The same once more. */
    OutboundCopy again(int time) {
        return time == 1
                ? this
                : new OutboundCopy(group, name + ", time " + time, stem, urgency, bytes, properties, false);
    }

    OutboundCopy with(Map<String, Object> others) {
        return new OutboundCopy(group, name, stem, urgency, bytes, others, hangUp);
    }

    String sender() {
        return String.valueOf(properties.get(HubProperties.SENDER));
    }

    /** 0 of what is no copy. */
    int revision() {
        return (int) properties.getOrDefault(HubProperties.REVISION, 0);
    }

    /** Among the copies of its sender; 0 of what is no copy. */
    long number() {
        return (long) properties.getOrDefault(HubProperties.SEQUENCE, 0L);
    }

    /** Of a receipt its key, of a picture its month. */
    String reference() {
        return Stream.of(HubProperties.ID, HubProperties.RECEIPT, HubProperties.MONTH)
                .map(properties::get)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    /** @param extension of the partner's files, with its full stop */
    String fileName(String extension) {
        return stem + (group.equals(MANIFESTS) ? ".txt" : extension);
    }

    OutboundCopy hungUpOn() {
        return new OutboundCopy(group, name, stem, urgency, bytes, properties, true);
    }

    /** For people: by what they find it in their own system. */
    String words() {
        return switch (group) {
            case RECEIPTS -> "receipt " + properties.get(HubProperties.RECEIPT);
            case MANIFESTS -> "manifest of " + properties.get(HubProperties.DAY);
            case PICTURES -> "picture of " + properties.get(HubProperties.MONTH);
            default ->
                properties.get(HubProperties.ID) + " revision " + properties.get(HubProperties.REVISION) + " from "
                        + properties.get(HubProperties.SENDER);
        };
    }
}
