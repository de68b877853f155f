package org.flaghoist.ledger;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes the digests of kept bodies from their bytes, a few MiB of them at a time. */
final class BodyDigests {

    /** Their first parts are read at once. */
    static final int SOME = 16;

    // Longer than the hub writes them they are not the hub's, and must not exhaust the memory.
    private static final String CONTENT =
            "select body, content from body_part where octet_length(content) <= " + Bodies.PART + " and ";

    private final JdbcClient sql;

    BodyDigests(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * By the bodies' numbers.
     *
     * @param bodies at most {@link #SOME} that have their salt
     */
    Map<Long, String> of(List<KeptBody> bodies) {
        Map<Long, MessageDigest> digests = new HashMap<>();
        bodies.forEach(body -> digests.put(body.id(), Digests.begun(String.valueOf(body.salt()))));
        List<Long> ids = List.copyOf(digests.keySet());
        sql.sql(CONTENT + "part = 0 and body in (:ids)").param("ids", ids).query((RowCallbackHandler)
                row -> get(digests, row.getLong("body")).update(row.getBytes("content")));
        sql.sql("select body, count(*) as parts from body_part where body in (:ids) group by body")
                .param("ids", ids)
                .query((row, number) -> new long[] {row.getLong("body"), row.getLong("parts")})
                .list()
                .forEach(counted -> addOthers(counted[0], counted[1], get(digests, counted[0])));
        Map<Long, String> done = new HashMap<>();
        digests.forEach((id, digest) -> done.put(id, HexFormat.of().formatHex(digest.digest())));
        return done;
    }

    private static MessageDigest get(Map<Long, MessageDigest> digests, long body) {
        return Objects.requireNonNull(digests.get(body));
    }

    /** @param parts how many there are in all; the hub counts them from 0 */
    private void addOthers(long body, long parts, MessageDigest digest) {
        for (long part = 1; part < parts; part++) {
            List<byte[]> content = sql.sql(CONTENT + "body = ? and part = ?")
                    .params(body, part)
                    .query((row, number) -> row.getBytes("content"))
                    .list();
            if (content.isEmpty()) {
                // A part that has no place among the others: then the digest is not to be the body's.
                digest.update((byte) 0);
                return;
            }
            digest.update(content.get(0));
        }
    }
}
