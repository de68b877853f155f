package org.flaghoist.ledger.chain;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the database says that the chain ends. */
final class ChainHead {

    private final JdbcClient sql;
    private final Stamps stamps;

    ChainHead(JdbcClient sql, Stamps stamps) {
        this.sql = sql;
        this.stamps = stamps;
    }

    /**
     * The head as found.
     *
     * @param genuine false where it was not set by somebody with the key
     */
    record StoredHead(Seal seal, boolean genuine) {

        Seal orThrow() {
            if (!genuine) {
                throw new IllegalStateException("the head of the ledger's chain (link " + seal.link()
                        + ") bears no genuine stamp: the database was tampered with, or this is another ledger key"
                        + " than before; no event is sealed until that is cleared up (verify the ledger)");
            }
            return seal;
        }
    }

    StoredHead find() {
        return sql.sql("select link, hash, stamp from chain_head where id = 1")
                .query((row, number) -> {
                    Seal seal = new Seal(row.getLong("link"), row.getString("hash"));
                    return new StoredHead(seal, stamps.genuine(seal, row.getString("stamp")));
                })
                .optional()
                .orElse(new StoredHead(Seal.NONE, false));
    }

    /**
     * Moves the head on, but never a forged one: a new stamp would make it good.
     *
     * @throws OptimisticLockingFailureException where another sealer was quicker
     */
    void move(StoredHead from, Seal to) {
        if (from.seal().equals(to)) {
            return;
        }
        from.orThrow();
        int moved = sql.sql(
                        "update chain_head set link = ?, hash = ?, stamp = ? where id = 1 and link = ? and hash = ?")
                .params(
                        to.link(),
                        to.hash(),
                        stamps.of(to),
                        from.seal().link(),
                        from.seal().hash())
                .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("another sealer was quicker");
        }
    }
}
