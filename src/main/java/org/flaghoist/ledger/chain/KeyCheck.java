package org.flaghoist.ledger.chain;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a key is the one that stamped the ledger: of many stamps one is, though somebody tampered with others. */
final class KeyCheck {

    private static final int LOOKED_AT = 20;

    private static final String FEW =
            "select " + EventRecord.COLUMNS + " from event_record r order by r.id %s limit " + LOOKED_AT;

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
        if (head.genuine() && !head.seal().equals(Seal.NONE)) {
            return true;
        }
        List<EventRecord> newest = few("desc");
        boolean nothing = newest.isEmpty() && head.seal().equals(Seal.NONE);
        return nothing
                || newest.stream().anyMatch(stamps::genuine)
                || few("asc").stream().anyMatch(stamps::genuine);
    }

    private List<EventRecord> few(String order) {
        return sql.sql(FEW.formatted(order)).query(EventRecord::read).list();
    }
}
