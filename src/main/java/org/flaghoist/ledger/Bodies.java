package org.flaghoist.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.ledger.body.Pack;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the bytes of messages, until they are purged. */
public final class Bodies {

    private final LedgerDatabase database;
    private final Messages messages;

    public Bodies(LedgerDatabase database) {
        this.database = database;
        this.messages = new Messages(database);
    }

    /**
     * Keeps a body of a message in the place of what is there.
     *
     * @return its salted digest, the same as long as the content is
     */
    public String keep(long entry, BodyKind kind, String partner, byte[] content) {
        return keep(messages.get(entry), kind, partner, content);
    }

    /** The salted digest of one that is kept. */
    public Optional<String> digest(long entry, BodyKind kind, String partner) {
        return find(messages.get(entry), kind, partner).map(KeptBody::digest);
    }

    /** What is kept now; {@code isFresh} where something else was there, or nothing. */
    record KeptDigest(String digest, boolean isFresh) {}

    String keep(Message message, BodyKind kind, String partner, byte[] content) {
        return kept(message, kind, partner, content).digest();
    }

    /** As {@link #keep}, saying whether it was kept already. */
    KeptDigest kept(Message message, BodyKind kind, String partner, byte[] content) {
        Optional<KeptBody> there = find(message, kind, partner);
        if (there.isPresent() && Arrays.equals(there.get().content(), content)) {
            return new KeptDigest(there.get().digest(), false);
        }
        KeptBody fresh = KeptBody.of(KeptBody.Name.of(message.entry(), kind, partner), content);
        message.bodies().put(fresh);
        database.gather(content.length);
        return new KeptDigest(fresh.digest(), true);
    }

    /** One that is kept; empty where there is none, or it was purged. */
    Optional<KeptBody> find(Message message, BodyKind kind, String partner) {
        message.bodies().read(() -> stored(database.sql(), message.entry()));
        return message.bodies().find(KeptBody.Name.of(message.entry(), kind, partner));
    }

    private static List<KeptBodies.Stored> stored(JdbcClient sql, long entry) {
        return sql.sql("select id, packed from content where entry = ? order by id")
                .param(entry)
                .query((row, number) ->
                        new KeptBodies.Stored(row.getLong("id"), Pack.bodies(entry, row.getBytes("packed"))))
                .list();
    }

    /** The bytes of one; empty where there are none, or they were purged. */
    public static Optional<byte[]> read(JdbcClient sql, long entry, BodyKind kind, String partner) {
        KeptBodies bodies = new KeptBodies(false);
        bodies.read(() -> stored(sql, entry));
        return bodies.find(KeptBody.Name.of(entry, kind, partner)).map(KeptBody::content);
    }

    public Optional<byte[]> read(long entry, BodyKind kind, String partner) {
        return read(database.sql(), entry, kind, partner);
    }
}
