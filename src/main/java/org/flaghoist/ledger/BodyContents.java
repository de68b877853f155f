package org.flaghoist.ledger;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the bytes of messages that are kept. */
final class BodyContents {

    private static final String KEPT =
            "select id from body where entry = ? and kind = ? and partner = ? and salt is not null";
    private static final String PARTS = "select content from body_part where body = ? order by part";

    private final JdbcClient sql;

    BodyContents(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where there are none, or they were purged. */
    Optional<byte[]> read(long entry, BodyKind kind, String partner) {
        return sql.sql(KEPT)
                .params(entry, kind.name(), partner)
                .query(Long.class)
                .optional()
                .map(this::whole);
    }

    private byte[] whole(long body) {
        var whole = new ByteArrayOutputStream();
        sql.sql(PARTS).param(body).query(byte[].class).list().forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
