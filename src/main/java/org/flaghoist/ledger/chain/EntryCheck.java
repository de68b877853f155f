package org.flaghoist.ledger.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.KeptBody.Name;
import org.flaghoist.ledger.body.Pack;
import org.flaghoist.ledger.chain.ChainFinding.FindingKind;
import org.jspecify.annotations.Nullable;

/** One message: what its events say, and whether its entry and the bodies that are kept of it are as they say. */
final class EntryCheck {

    private static final String DIGEST = "digest";

    private final long entry;
    private final Map<Name, Said> said = new LinkedHashMap<>();
    private final Set<Name> kept = new HashSet<>();
    private boolean isReceived;
    private boolean isThere;
    private @Nullable BodyFault fault;

    EntryCheck(long entry) {
        this.entry = entry;
    }

    /** What was said last of a body. */
    private record Said(String digest, boolean isPurged) {}

    /** What is wrong with a message, in words. */
    record BodyFault(long entry, FindingKind kind, String what) {}

    /** In the order of the records; all of them before what is there. */
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
            case "EDITED", "REQUESTED" -> {
                put(BodyKind.EDITED, of, digest);
                put(BodyKind.DIFFERENCE, of, detail.path(KeptBody.DIFFERENCE).textValue());
            }
            case "PURGED" -> detail.path(KeptBody.PURGED).forEach(this::purged);
            // Only the decision about a delivery made a body, and says its format.
            default -> put(BodyKind.RENDERED, of, detail.has("format") ? digest : null);
        }
    }

    private void put(BodyKind kind, String partner, @Nullable String digest) {
        if (digest != null) {
            said.put(Name.of(entry, kind, partner), new Said(digest, false));
        }
    }

    private void purged(JsonNode body) {
        Name name =
                new Name(entry, body.path("kind").asText(), body.path("partner").asText());
        String digest = body.path(DIGEST).asText();
        Said there = said.put(name, new Said(digest, true));
        if (there != null && !there.digest().equals(digest)) {
            found(FindingKind.CHANGED, name, "that was deleted,");
        }
    }

    /** Its entry is there. */
    void isThere() {
        isThere = true;
    }

    /** A row of its bodies is there. */
    void kept(byte[] packed) {
        Pack.digests(entry, packed)
                .ifPresentOrElse(
                        bodies -> bodies.forEach(this::kept),
                        () -> found(FindingKind.CHANGED, "a row of the bodies of entry " + entry));
    }

    private void kept(KeptBody body) {
        Said there = said.get(body.name());
        if (!kept.add(body.name())) {
            found(FindingKind.PUT_IN, body.name(), "a second time,");
        } else if (there == null) {
            found(FindingKind.PUT_IN, body.name(), "of which no event knows,");
        } else if (there.isPurged()) {
            found(FindingKind.PUT_IN, body.name(), "which was deleted by the hub,");
        } else if (!there.digest().equals(body.digest())) {
            found(FindingKind.CHANGED, body.name(), "");
        }
    }

    private void found(FindingKind kind, Name name, String more) {
        found(kind, (name.words() + " " + more).strip());
    }

    private void found(FindingKind kind, String what) {
        if (fault == null) {
            fault = new BodyFault(entry, kind, what);
        }
    }

    /** The first that is not as the events say; empty where all is. */
    Optional<BodyFault> fault() {
        // Of an entry that was deleted, as it was too old, the first record was deleted with it.
        if (isThere != isReceived) {
            String what = (isThere ? "what the events say of " : "") + "entry " + entry;
            return Optional.of(new BodyFault(entry, FindingKind.REMOVED, what));
        }
        said.forEach((name, last) -> {
            if (!last.isPurged() && !kept.contains(name)) {
                found(FindingKind.REMOVED, name, "");
            }
        });
        return Optional.ofNullable(fault);
    }
}
