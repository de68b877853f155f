package org.flaghoist.ledger.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads rows of contents, few MiB of them at a time: PostgreSQL's driver takes the whole of an answer into memory. What
 * is too long to be the hub's is not read.
 */
public final class PackedRows {

    private static final long AT_ONCE = 8 << 20;

    private static final long LONGEST = 64 << 20;

    private static final String LENGTHS = "select id, entry, octet_length(packed) as bytes from content where ";

    private final JdbcClient sql;

    public PackedRows(JdbcClient sql) {
        this.sql = sql;
    }

    private record Length(long id, long entry, long bytes) {}

    /**
     * In the order of the messages.
     *
     * @param which condition with parameters, whose values {@code named} has
     * @param each is given the entry, and the packed bodies; none where they are too long
     */
    public void read(String which, Map<String, ?> named, BiConsumer<Long, byte[]> each) {
        List<Long> group = new ArrayList<>();
        long bytes = 0;
        List<Length> lengths = sql.sql(LENGTHS + which + " order by entry, id")
                .params(named)
                .query((row, number) -> new Length(row.getLong("id"), row.getLong("entry"), row.getLong("bytes")))
                .list();
        for (Length row : lengths) {
            if (row.bytes() > LONGEST) {
                each.accept(row.entry(), new byte[0]);
                continue;
            }
            if (bytes + row.bytes() > AT_ONCE) {
                read(group, each);
                bytes = 0;
            }
            group.add(row.id());
            bytes += row.bytes();
        }
        read(group, each);
    }

    private void read(List<Long> group, BiConsumer<Long, byte[]> each) {
        if (!group.isEmpty()) {
            sql.sql("select entry, packed from content where id in (:ids) order by entry, id")
                    .param("ids", group)
                    .query((RowCallbackHandler) row -> each.accept(row.getLong("entry"), row.getBytes("packed")));
            group.clear();
        }
    }
}
