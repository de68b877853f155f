package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Valid notifications that the tests of this package start from. */
final class SampleNotifications {

    private SampleNotifications() {}

    /** No more than the hub's form demands. */
    static ObjectNode intelligence(String sender, String createdAt) {
        ObjectNode notification = JsonNodeFactory.instance.objectNode();
        notification.put("id", "T-1").put("sender", sender);
        notification.putArray("recipients");
        notification.put("type", "INTELLIGENCE").put("action", "NEW").put("revision", 1);
        notification.put("urgency", "ROUTINE").put("createdAt", createdAt);
        notification
                .putObject("handling")
                .put("level", "BASIC")
                .putArray("codes")
                .add("H0");
        notification.putObject("grading").put("source", "X").put("information", "4");
        return notification;
    }
}
