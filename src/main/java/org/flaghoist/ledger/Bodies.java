package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the bytes of messages, until they are purged. */
final class Bodies {

    /** The most of one in a row. */
    static final int PART = 1 << 20;

    /** In the detail of an event: the digest of a difference; the bodies that were deleted. */
    static final String DIFFERENCE = "difference";

    static final String PURGED = "purged";

    private static final String OF = " from body where entry = ? and kind = ? and partner = ?";
    private static final String INSERT =
            "insert into body (entry, kind, partner, salt, digest, kept_at) values (?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final Rows rows;
    private final NewEntries made;
    private final Events events;
    private final ContentDigests contents;
    private final Clock clock;

    Bodies(DataSource database, NewEntries made, Events events, ContentDigests contents, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.made = made;
        this.events = events;
        this.contents = contents;
        this.clock = clock;
    }

    private record Row(long id, @Nullable String salt, String digest) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(row.getLong("id"), row.getString("salt"), row.getString("digest"));
        }

        boolean holds(byte[] content) {
            return salt != null && Digests.salted(salt, content).equals(digest);
        }
    }

    /**
     * Keeps a body in the place of what is there.
     *
     * @return its salted digest, the same as long as the content is
     */
    String keep(long entry, BodyKind kind, String partner, byte[] content) {
        return Objects.requireNonNull(
                keep(entry, kind, Map.of(partner, content)).get(partner));
    }

    /**
     * Keeps several of a kind.
     *
     * @param contents by partner
     * @return their digests by partner
     */
    Map<String, String> keep(long entry, BodyKind kind, Map<String, byte[]> contents) {
        Map<String, Row> there = there(entry, kind);
        Map<String, String> digests = new HashMap<>();
        List<Fresh> fresh = new ArrayList<>();
        contents.forEach((partner, content) -> {
            Row row = there.get(partner);
            if (row != null && row.holds(content)) {
                digests.put(partner, row.digest());
            } else {
                fresh.add(Fresh.of(partner, content));
                drop(row);
            }
        });
        insert(entry, kind, fresh);
        fresh.forEach(body -> digests.put(body.partner(), body.digest()));
        return digests;
    }

    /** A body that is not there yet. */
    private record Fresh(String partner, String salt, String digest, byte[] content) {

        static Fresh of(String partner, byte[] content) {
            String salt = Digests.salt();
            return new Fresh(partner, salt, Digests.salted(salt, content), content);
        }

        /** The rows that hold it, each no larger than that. */
        List<Object[]> parts(long body) {
            List<Object[]> parts = new ArrayList<>();
            for (int at = 0, part = 0; at < content.length; at += PART, part++) {
                byte[] slice = Arrays.copyOfRange(content, at, Math.min(content.length, at + PART));
                parts.add(new Object[] {body, part, slice});
            }
            return parts;
        }
    }

    private Map<String, Row> there(long entry, BodyKind kind) {
        Map<String, Row> there = new HashMap<>();
        if (made.isFirst(entry, kind)) {
            return there;
        }
        sql.sql("select partner, id, salt, digest from body where entry = ? and kind = ?")
                .params(entry, kind.name())
                .query((RowCallbackHandler) row -> there.put(row.getString("partner"), Row.read(row, 0)));
        return there;
    }

    boolean holds(long entry, BodyKind kind, String partner, byte[] content) {
        return find(entry, kind, partner).filter(row -> row.holds(content)).isPresent();
    }

    /** Of one that has its bytes; empty where there is none. */
    Optional<String> digest(long entry, BodyKind kind, String partner) {
        return find(entry, kind, partner).filter(row -> row.salt() != null).map(Row::digest);
    }

    /** Those of messages that still have their bytes. */
    List<Long> of(List<Long> entries) {
        return sql.sql("select id from body where entry in (:entries) and purged_at is null")
                .param("entries", entries)
                .query(Long.class)
                .list();
    }

    /**
     * Deletes the bytes, and the salts, of bodies; their digests stay. For each message an event names what is deleted
     * of it: what is gone without one, somebody else has taken.
     *
     * @param why what the events say besides
     */
    int purge(List<Long> ids, UnaryOperator<Event> why) {
        if (ids.isEmpty()) {
            return 0;
        }
        List<KeptBody> purged = sql.sql(
                        "select " + KeptBody.COLUMNS + " from body where id in (:ids) order by entry, id")
                .param("ids", ids)
                .query(KeptBody::read)
                .list();
        Map<Long, List<KeptBody>> byEntry = purged.stream()
                .collect(Collectors.groupingBy(body -> body.name().entry(), LinkedHashMap::new, Collectors.toList()));
        byEntry.forEach((entry, bodies) -> events.append(why.apply(purged(entry, bodies))));
        contents.key(byEntry.keySet());
        sql.sql("delete from body_part where body in (:ids)").param("ids", ids).update();
        return sql.sql("update body set salt = null, purged_at = :now where id in (:ids)")
                .param("now", Times.now(clock))
                .param("ids", ids)
                .update();
    }

    private static Event purged(long entry, List<KeptBody> bodies) {
        Event event =
                new Event(entry, EventKind.PURGED, null, null, Event.HUB, null, JsonNodeFactory.instance.objectNode());
        ArrayNode named = event.detail().putArray(PURGED);
        bodies.forEach(body -> named.addObject()
                .put("kind", body.name().kind())
                .put("partner", body.name().partner())
                .put("digest", body.digest()));
        return event;
    }

    private Optional<Row> find(long entry, BodyKind kind, String partner) {
        return sql.sql("select id, salt, digest" + OF)
                .params(entry, kind.name(), partner)
                .query(Row::read)
                .optional();
    }

    private void drop(@Nullable Row row) {
        if (row == null) {
            return;
        }
        sql.sql("delete from body_part where body = ?").param(row.id()).update();
        sql.sql("delete from body where id = ?").param(row.id()).update();
    }

    private void insert(long entry, BodyKind kind, List<Fresh> bodies) {
        if (bodies.isEmpty()) {
            return;
        }
        long now = Times.now(clock);
        List<Long> ids = rows.numbered(
                INSERT,
                bodies.stream()
                        .map(body -> new Object[] {entry, kind.name(), body.partner(), body.salt(), body.digest(), now})
                        .toList());
        List<Object[]> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            parts.addAll(bodies.get(i).parts(ids.get(i)));
        }
        rows.insert("insert into body_part (body, part, content) values (?, ?, ?)", parts);
    }
}
