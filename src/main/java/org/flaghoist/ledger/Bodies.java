package org.flaghoist.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Keeps the bytes of messages, until they are purged. */
final class Bodies {

    /** The most that H2 takes as one value of bytes. */
    private static final int PART = 1 << 20;

    private static final String OF = " from body where entry = ? and kind = ? and partner = ?";
    private static final String PARTS = "select content from body_part where body = ? order by part";

    private final JdbcClient sql;
    private final Clock clock;

    Bodies(JdbcClient sql, Clock clock) {
        this.sql = sql;
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
        Optional<Row> there = find(entry, kind, partner);
        if (there.isPresent() && there.get().holds(content)) {
            return there.get().digest();
        }
        there.ifPresent(this::drop);
        String salt = Digests.salt();
        String digest = Digests.salted(salt, content);
        write(insert(entry, kind, partner, salt, digest), content);
        return digest;
    }

    boolean holds(long entry, BodyKind kind, String partner, byte[] content) {
        return find(entry, kind, partner).filter(row -> row.holds(content)).isPresent();
    }

    Optional<byte[]> read(long entry, BodyKind kind, String partner) {
        return find(entry, kind, partner).filter(row -> row.salt() != null).map(row -> {
            var whole = new ByteArrayOutputStream();
            sql.sql(PARTS).param(row.id()).query(byte[].class).list().forEach(whole::writeBytes);
            return whole.toByteArray();
        });
    }

    /** Deletes the bytes, and the salts, of bodies kept before a time; their digests stay. */
    int purge(Instant before) {
        String old = " where kept_at < ? and purged_at is null";
        sql.sql("delete from body_part where body in (select id from body" + old + ")")
                .param(Times.of(before))
                .update();
        return sql.sql("update body set salt = null, purged_at = ?" + old)
                .param(Times.now(clock))
                .param(Times.of(before))
                .update();
    }

    private Optional<Row> find(long entry, BodyKind kind, String partner) {
        return sql.sql("select id, salt, digest" + OF)
                .params(entry, kind.name(), partner)
                .query(Row::read)
                .optional();
    }

    private void drop(Row row) {
        sql.sql("delete from body_part where body = ?").param(row.id()).update();
        sql.sql("delete from body where id = ?").param(row.id()).update();
    }

    private long insert(long entry, BodyKind kind, String partner, String salt, String digest) {
        var number = new GeneratedKeyHolder();
        sql.sql("insert into body (entry, kind, partner, salt, digest, kept_at) values (?, ?, ?, ?, ?, ?)")
                .params(entry, kind.name(), partner, salt, digest, Times.now(clock))
                .update(number, "id");
        return Keys.of(number);
    }

    private void write(long body, byte[] content) {
        for (int at = 0, part = 0; at < content.length; at += PART, part++) {
            byte[] slice = Arrays.copyOfRange(content, at, Math.min(content.length, at + PART));
            sql.sql("insert into body_part (body, part, content) values (?, ?, ?)")
                    .params(body, part, slice)
                    .update();
        }
    }
}
