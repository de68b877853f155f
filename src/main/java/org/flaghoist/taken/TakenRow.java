package org.flaghoist.taken;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.flaghoist.database.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a recipient took its copy. */
public record TakenRow(String recipient, Instant at) {

    /** Of one entry, by recipient. */
    public static Map<String, Instant> of(JdbcClient sql, long entry) {
        return sql
                .sql("select recipient, taken_at from taken_copy where entry = ?")
                .param(entry)
                .query((row, number) -> new TakenRow(row.getString("recipient"), Times.read(row, "taken_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(TakenRow::recipient, TakenRow::at));
    }
}
