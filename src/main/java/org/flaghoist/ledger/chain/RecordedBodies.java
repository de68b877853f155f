package org.flaghoist.ledger.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.KeptBody.Name;
import org.jspecify.annotations.Nullable;

/** What the events of one message say of its bodies: which there are, by their digests, and which were deleted. */
final class RecordedBodies {

    private static final String DIGEST = "digest";

    private final long entry;
    private final Map<String, Said> said = new TreeMap<>();

    private final List<Name> changed = new ArrayList<>();
    private boolean isReceived;

    RecordedBodies(long entry) {
        this.entry = entry;
    }

    /** What was said last of a body. */
    record Said(Name name, String digest, boolean isPurged) {}

    /** In the order of the records. */
    void add(EventRecord record) {
        record.all().forEach(this::add);
    }

    private void add(JsonNode event) {
        String of = event.path("partner").asText();
        String digest = event.path(DIGEST).textValue();
        JsonNode detail = event.path("detail");
        switch (event.path("kind").asText()) {
            case "RECEIVED" -> {
                isReceived = true;
                put(BodyKind.ORIGINAL, of, digest);
            }
            case "ACCEPTED" -> put(BodyKind.HUB, of, digest);
            case "EDITED", "REQUESTED" -> edited(of, digest, detail);
            case "PURGED" -> detail.path(KeptBody.PURGED).forEach(this::purged);
            default -> rendered(of, digest, detail);
        }
    }

    /** Of what is asked for only an edit has a content. */
    private void edited(String of, @Nullable String digest, JsonNode detail) {
        if (digest != null) {
            put(BodyKind.EDITED, of, digest);
            put(BodyKind.DIFFERENCE, of, detail.path(KeptBody.DIFFERENCE).textValue());
        }
    }

    /** Only the decision about a delivery made a body, and says its format. */
    private void rendered(String recipient, @Nullable String digest, JsonNode detail) {
        if (detail.has("format")) {
            put(BodyKind.RENDERED, recipient, digest);
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
        Said there = said.put(name.words(), new Said(name, body.path(DIGEST).asText(), true));
        if (there != null && !there.digest().equals(body.path(DIGEST).asText())) {
            changed.add(name);
        }
    }

    /** Those of which others were deleted than had been kept. */
    List<Name> changed() {
        return changed;
    }

    /** Whether an event says that the message came. */
    boolean isReceived() {
        return isReceived;
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
