package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;

/** What a notification does: it begins a reference, changes what was said under it, or takes that back. */
public enum Action {
    NEW,
    UPDATE,
    CANCEL;

    /** @param notification in the hub's form */
    public boolean isOf(JsonNode notification) {
        return name().equals(notification.path("action").textValue());
    }
}
