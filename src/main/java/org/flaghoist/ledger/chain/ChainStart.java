package org.flaghoist.ledger.chain;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the database says that the chain begins: after the oldest links, which were deleted. */
final class ChainStart {

    private final JdbcClient sql;
    private final Stamps stamps;

    ChainStart(JdbcClient sql, Stamps stamps) {
        this.sql = sql;
        this.stamps = stamps;
    }

    /**
     * The beginning as found.
     *
     * @param seal what the first link is chained to
     * @param genuine false where it was not set by somebody with the key
     */
    record StoredStart(Seal seal, boolean genuine) {}

    StoredStart find() {
        return sql.sql("select link, hash, stamp from chain_start where id = 1")
                .query((row, number) -> {
                    Seal seal = new Seal(row.getLong("link"), row.getString("hash"));
                    return new StoredStart(seal, stamps.genuineStart(seal, row.getString("stamp")));
                })
                .optional()
                .orElse(new StoredStart(Seal.NONE, false));
    }

    /**
     * Moves the beginning on.
     *
     * @throws OptimisticLockingFailureException where another hub was quicker
     */
    void move(Seal from, Seal to) {
        int moved = sql.sql(
                        "update chain_start set link = ?, hash = ?, stamp = ? where id = 1 and link = ? and hash = ?")
                .params(to.link(), to.hash(), stamps.ofStart(to), from.link(), from.hash())
                .update();
        if (moved == 0) {
            throw new OptimisticLockingFailureException("another hub was quicker");
        }
    }
}
