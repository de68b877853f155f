package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.ledger.body.BodyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a message that an operator sent again came from. */
public final class Origins {

    private final Supplier<JdbcClient> database;

    public Origins(Supplier<JdbcClient> database) {
        this.database = database;
    }

    private JdbcClient sql() {
        return database.get();
    }

    private record OriginRow(
            long entry, String sender, int piece, @Nullable Long origin) {}

    /** A message and all that it came from, the message first. */
    public List<Long> of(long entry) {
        return rows(entry).stream().map(OriginRow::entry).toList();
    }

    /** What it came from, the latest first, but for whole files and what is purged. */
    public List<Original> before(long entry) {
        List<Original> before = new ArrayList<>();
        for (OriginRow row : rows(entry)) {
            if (row.entry() != entry && row.piece() > 0) {
                Bodies.read(sql(), row.entry(), BodyKind.ORIGINAL, row.sender())
                        .ifPresent(content -> before.add(new Original(content, row.piece())));
            }
        }
        return before;
    }

    private List<OriginRow> rows(long entry) {
        List<OriginRow> rows = new ArrayList<>();
        Optional<OriginRow> next = row(entry);
        while (next.isPresent()) {
            rows.add(next.get());
            next = Optional.ofNullable(next.get().origin()).flatMap(this::row);
        }
        return rows;
    }

    private Optional<OriginRow> row(long entry) {
        return sql().sql("select id, sender, piece, origin from entry where id = ?")
                .param(entry)
                .query((row, number) -> new OriginRow(
                        row.getLong("id"),
                        row.getString("sender"),
                        row.getInt("piece"),
                        NullableNumbers.number(row, "origin")))
                .optional();
    }
}
