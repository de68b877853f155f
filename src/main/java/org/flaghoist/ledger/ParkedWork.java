package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What an earlier try of the same work has put on queues to wait for people, as far as a redo has to know of it. */
final class ParkedWork {

    private final LedgerDatabase database;

    ParkedWork(LedgerDatabase database) {
        this.database = database;
    }

    /** Whether anything of this entry has left its queue. None leaves it any more until the transaction ends. */
    boolean hasLeft(long entry) {
        return database.sql()
                .sql("update parked_message set state = state where entry = ? returning state, token")
                .param(entry)
                .query(ParkedWork::isGone)
                .list()
                .contains(true);
    }

    /** One that was done without having been on its queue has no token any more. */
    private static boolean isGone(ResultSet row, int number) throws SQLException {
        return switch (row.getString("state")) {
            case "UNDER_WAY" -> true;
            case "DONE" -> !"".equals(row.getString("token"));
            default -> false;
        };
    }

    /** Forgets it: it never left the broker. */
    void clear(long entry) {
        delete("delete from request where subject in (select id from parked_message where entry = ?)", entry);
        delete("delete from parked_message where entry = ?", entry);
    }

    private void delete(String statement, long entry) {
        database.sql().sql(statement).param(entry).update();
    }
}
