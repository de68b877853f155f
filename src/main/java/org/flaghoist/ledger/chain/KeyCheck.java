package org.flaghoist.ledger.chain;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a key is the one that stamped the ledger: of many stamps one is, though somebody tampered with others. */
final class KeyCheck {

    private static final int LOOKED_AT = 20;

    private final JdbcClient sql;
    private final Stamps stamps;

    KeyCheck(JdbcClient sql, Stamps stamps) {
        this.sql = sql;
        this.stamps = stamps;
    }

    /** Whether it is that of the newest records; true also where there is none. */
    boolean fitsTheNewest() {
        List<EventRecord> newest = few("desc");
        return newest.isEmpty() || newest.stream().anyMatch(stamps::genuine);
    }

    /** True also where nothing was stamped yet. */
    boolean fits(ChainEnd.StoredEnd head) {
        boolean isNew = head.seal().equals(Seal.NONE);
        return (isNew ? fitsTheNewest() : head.genuine())
                || Stream.of("desc", "asc")
                        .flatMap(order -> few(order).stream())
                        .anyMatch(stamps::genuine);
    }

    private List<EventRecord> few(String order) {
        return EventRecord.list(sql, "order by r.id " + order + " limit " + LOOKED_AT);
    }
}
