package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be recorded for good. It outlives the bodies: no value of a message and no personal data in it.
 *
 * @param entry the message it is about, or null
 * @param partner the sender or recipient it is about, or null
 * @param rule the release rule, or null
 * @param actor who did it: {@code hub}, or an operator's login
 * @param digest salted digest of the body it is about, or null
 */
public record Event(
        @Nullable Long entry,
        EventKind kind,
        @Nullable String partner,
        @Nullable String rule,
        String actor,
        @Nullable String digest,
        ObjectNode detail) {

    /** Who does what no person does. */
    public static final String HUB = "hub";

    /** Something the hub did about a message and a partner. */
    public static Event of(long entry, EventKind kind, @Nullable String partner) {
        return new Event(entry, kind, partner, null, HUB, null, JsonNodeFactory.instance.objectNode());
    }

    /** Something done to the ledger as a whole. */
    public static Event of(EventKind kind, String actor) {
        return new Event(null, kind, null, null, actor, null, JsonNodeFactory.instance.objectNode());
    }

    public Event partner(String partner) {
        return new Event(entry, kind, partner, rule, actor, digest, detail);
    }

    public Event by(@Nullable String rule) {
        return new Event(entry, kind, partner, rule, actor, digest, detail);
    }

    public Event about(@Nullable String digest) {
        return new Event(entry, kind, partner, rule, actor, digest, detail);
    }

    /** Adds to the detail; that of one event is nobody else's. */
    public Event with(String name, @Nullable Object value) {
        if (value != null) {
            detail.put(name, value.toString());
        }
        return this;
    }

    public Event actor(String actor) {
        return new Event(entry, kind, partner, rule, actor, digest, detail);
    }

    boolean isOfPerson() {
        return !actor.equals(HUB);
    }

    /** As a record has it, which names entry and actor itself. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind.name());
        put(json, "partner", partner);
        put(json, "rule", rule);
        put(json, "digest", digest);
        if (!detail.isEmpty()) {
            json.set("detail", detail);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
