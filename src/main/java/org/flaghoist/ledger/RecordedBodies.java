package org.flaghoist.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flaghoist.ledger.KeptBody.Name;
import org.jspecify.annotations.Nullable;

/** What the events of one message say of its bodies: which there are, by their digests, and which were deleted. */
final class RecordedBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DIGEST = "digest";

    private final long entry;
    private final Map<String, Said> said = new TreeMap<>();

    private @Nullable EventRow received;

    RecordedBodies(long entry) {
        this.entry = entry;
    }

    /** What was said last of a body. */
    record Said(Name name, String digest, boolean isPurged) {}

    /** In the order of the events. */
    void add(EventRow event) {
        String of = Objects.requireNonNullElse(event.partner(), "");
        switch (event.kind()) {
            case "RECEIVED" -> {
                received = received == null ? event : received;
                put(BodyKind.ORIGINAL, of, event.digest());
            }
            case "ACCEPTED" -> put(BodyKind.HUB, of, event.digest());
            case "EDITED" -> edited(of, event);
            case "REQUESTED" -> requested(of, event);
            case "PURGED" -> json(event).path(Bodies.PURGED).forEach(this::purged);
            default -> rendered(of, event);
        }
    }

    private void edited(String of, EventRow event) {
        put(BodyKind.EDITED, of, event.digest());
        put(BodyKind.DIFFERENCE, of, json(event).path(Bodies.DIFFERENCE).textValue());
    }

    /** Of what is asked for only an edit has a content. */
    private void requested(String of, EventRow event) {
        if (event.digest() != null) {
            edited(of, event);
        }
    }

    /** What becomes of a delivery names the body again; only the decision about it made one, and says its format. */
    private void rendered(String recipient, EventRow event) {
        if (event.digest() != null && json(event).has("format")) {
            put(BodyKind.RENDERED, recipient, event.digest());
        }
    }

    private static JsonNode json(EventRow event) {
        try {
            return JSON.readTree(event.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the detail of an event is no JSON", e);
        }
    }

    private void put(BodyKind kind, String partner, @Nullable String digest) {
        Name name = new Name(entry, kind.name(), partner);
        if (digest != null) {
            said.put(name.words(), new Said(name, digest, false));
        }
    }

    private void purged(JsonNode body) {
        Name name =
                new Name(entry, body.path("kind").asText(), body.path("partner").asText());
        said.put(name.words(), new Said(name, body.path(DIGEST).asText(), true));
    }

    /** That the message came; null where no event says so. */
    @Nullable
    EventRow received() {
        return received;
    }

    Collection<Said> all() {
        return said.values();
    }

    /** Null where nothing is said of it. */
    @Nullable
    Said of(Name name) {
        return said.get(name.words());
    }
}
