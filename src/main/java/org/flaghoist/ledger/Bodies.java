package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the bytes of messages, until they are purged. */
final class Bodies {

    /** In the detail of an event: the digest of a difference; the bodies that were deleted. */
    static final String DIFFERENCE = "difference";

    static final String PURGED = "purged";

    private final Database database;
    private final ContentDigests digests;

    Bodies(Database database, ContentDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    /** What is kept now; {@code isFresh} where something else was there, or nothing. */
    record KeptDigest(String digest, boolean isFresh) {}

    /**
     * Keeps a body in the place of what is there.
     *
     * @return its salted digest, the same as long as the content is
     */
    String keep(Message message, BodyKind kind, String partner, byte[] content) {
        return Objects.requireNonNull(
                        keep(message, kind, Map.of(partner, content)).get(partner))
                .digest();
    }

    /**
     * Keeps several of a kind.
     *
     * @param contents by partner
     */
    Map<String, KeptDigest> keep(Message message, BodyKind kind, Map<String, byte[]> contents) {
        Map<String, KeptDigest> kept = new LinkedHashMap<>();
        contents.forEach((partner, content) -> kept.put(partner, keep(bodies(message), kind, partner, content)));
        database.gather(
                contents.values().stream().mapToInt(content -> content.length).sum());
        return kept;
    }

    private static KeptDigest keep(KeptBodies bodies, BodyKind kind, String partner, byte[] content) {
        KeptBody.Name name = KeptBody.Name.of(bodies.entry(), kind, partner);
        KeptBody there = bodies.find(name);
        if (there != null && Arrays.equals(there.content(), content)) {
            return new KeptDigest(there.digest(), false);
        }
        KeptBody fresh = KeptBody.of(name, content);
        bodies.put(fresh);
        return new KeptDigest(fresh.digest(), true);
    }

    /** One that is kept; empty where there is none, or it was purged. */
    Optional<KeptBody> find(Message message, BodyKind kind, String partner) {
        return Optional.ofNullable(bodies(message).find(KeptBody.Name.of(message.entry(), kind, partner)));
    }

    private KeptBodies bodies(Message message) {
        KeptBodies bodies = message.bodies();
        if (!bodies.isRead()) {
            bodies.read(stored(database.sql(), "entry = :wanted order by id", message.entry()));
        }
        return bodies;
    }

    private static List<KeptBodies.Stored> stored(JdbcClient sql, String which, Object wanted) {
        return sql.sql("select id, entry, packed from content where " + which)
                .param("wanted", wanted)
                .query((row, number) -> new KeptBodies.Stored(
                        row.getLong("id"), Pack.bodies(row.getLong("entry"), row.getBytes("packed"))))
                .list();
    }

    /** The bytes of one; empty where there are none, or they were purged. */
    static Optional<byte[]> read(JdbcClient sql, long entry, BodyKind kind, String partner) {
        KeptBody.Name name = KeptBody.Name.of(entry, kind, partner);
        return stored(sql, "entry = :wanted", entry).stream()
                .flatMap(row -> row.bodies().stream())
                .filter(body -> body.name().equals(name))
                .map(KeptBody::content)
                .findFirst();
    }

    Optional<byte[]> read(long entry, BodyKind kind, String partner) {
        return read(database.sql(), entry, kind, partner);
    }

    /** The rows of messages that have any. */
    List<Long> of(List<Long> entries) {
        return database.sql()
                .sql("select id from content where entry in (:entries)")
                .param("entries", entries)
                .query(Long.class)
                .list();
    }

    /**
     * Deletes bodies with their salts; their digests stay in the events. For each message an event names what is
     * deleted of it: what is gone without one, somebody else has taken.
     *
     * @param rows of contents
     * @param why what the events say besides
     * @return how many bodies
     */
    int purge(List<Long> rows, UnaryOperator<Event> why) {
        if (rows.isEmpty()) {
            return 0;
        }
        Map<Long, Event> purged = new LinkedHashMap<>();
        int count = 0;
        for (ContentRow row : named(rows)) {
            Event event = purged.computeIfAbsent(row.entry(), Bodies::purged);
            row.bodies().forEach(body -> name(body, event));
            count += row.bodies().size();
        }
        purged.values().forEach(event -> database.append(why.apply(event)));
        digests.key(purged.keySet());
        database.sql()
                .sql("delete from content where id in (:rows)")
                .param("rows", rows)
                .update();
        return count;
    }

    private record ContentRow(long entry, List<KeptBody> bodies) {}

    private List<ContentRow> named(List<Long> rows) {
        // First, so that nobody replaces meanwhile what is named here.
        database.sql()
                .sql("select id from entry where id in (select entry from content where id in (:rows)) order by id"
                        + database.rowLock())
                .param("rows", rows)
                .query(Long.class)
                .list();
        List<ContentRow> named = new ArrayList<>();
        new PackedRows(database.sql())
                .read(
                        "id in (:rows)",
                        Map.of("rows", rows),
                        (entry, packed) -> named.add(new ContentRow(entry, Pack.names(entry, packed))));
        return named;
    }

    private static Event purged(long entry) {
        Event event =
                new Event(entry, EventKind.PURGED, null, null, Event.HUB, null, JsonNodeFactory.instance.objectNode());
        event.detail().putArray(PURGED);
        return event;
    }

    private static void name(KeptBody body, Event event) {
        ((ArrayNode) event.detail().withArray(PURGED))
                .addObject()
                .put("kind", body.name().kind())
                .put("partner", body.name().partner())
                .put("digest", body.digest());
    }
}
