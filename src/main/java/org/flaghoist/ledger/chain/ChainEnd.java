package org.flaghoist.ledger.chain;

import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the database says that the chain begins, after the links that were deleted, or ends: a stamped link. */
final class ChainEnd {

    private final JdbcClient sql;
    private final String table;
    private final Function<Seal, String> stamp;

    private ChainEnd(JdbcClient sql, String table, Function<Seal, String> stamp) {
        this.sql = sql;
        this.table = table;
        this.stamp = stamp;
    }

    static ChainEnd start(JdbcClient sql, Stamps stamps) {
        return new ChainEnd(sql, "chain_start", stamps::ofStart);
    }

    static ChainEnd head(JdbcClient sql, Stamps stamps) {
        return new ChainEnd(sql, "chain_head", stamps::of);
    }

    /**
     * One end as found.
     *
     * @param seal of the start, what the first link is chained to
     * @param genuine false where it was not set by somebody with the key
     */
    record StoredEnd(Seal seal, boolean genuine) {

        /** Of the head. */
        Seal orThrow() {
            if (!genuine) {
                throw new IllegalStateException("the head of the ledger's chain (link " + seal.link()
                        + ") bears no genuine stamp: the database was tampered with, or this is another ledger key"
                        + " than before; no event is sealed until that is cleared up (verify the ledger)");
            }
            return seal;
        }
    }

    StoredEnd find() {
        return sql.sql("select link, hash, stamp from " + table + " where id = 1")
                .query((row, number) -> {
                    Seal seal = new Seal(row.getLong("link"), row.getString("hash"));
                    return new StoredEnd(seal, isGenuine(seal, row.getString("stamp")));
                })
                .optional()
                .orElse(new StoredEnd(Seal.NONE, false));
    }

    private boolean isGenuine(Seal seal, String written) {
        return seal.equals(Seal.NONE) || Stamps.same(stamp.apply(seal), written);
    }

    /**
     * Moves it on.
     *
     * @param from genuine: a new stamp would make good what somebody forged
     * @throws OptimisticLockingFailureException where another hub was quicker
     */
    void move(Seal from, Seal to) {
        int moved = sql.sql(
                        "update " + table + " set link = ?, hash = ?, stamp = ? where id = 1 and link = ? and hash = ?")
                .params(to.link(), to.hash(), stamp.apply(to), from.link(), from.hash())
                .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("another hub was quicker");
        }
    }
}
