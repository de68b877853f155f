package org.flaghoist.installation;

import java.util.Optional;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger belongs to: the broker whose messages it knows, and the key that stamps its events. */
public final class Installation {

    /** Who can give the hub's start a setting. No login, as it has a blank. */
    private static final String ADMINISTRATOR = "the administrator";

    private final Transactions transactions;
    private final LedgerDatabase ledger;

    public Installation(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /** The node id of the broker that the ledger belongs to; empty as long as it belongs to none. */
    public Optional<String> broker() {
        Optional<String> said = sql().sql("select node from installation where id = 1")
                .query(String.class)
                .optional();
        return said.isPresent() ? said : ofNewestMessage();
    }

    // Where somebody took that row away the message keys name it: <node id>:<number>.
    private Optional<String> ofNewestMessage() {
        return sql().sql("select message_key from entry order by id desc limit 1")
                .query(String.class)
                .optional()
                .map(messageKey -> messageKey.substring(0, Math.max(0, messageKey.lastIndexOf(':'))));
    }

    /** Makes the ledger that of a broker; leaves an event where it was another's. */
    public void belongsTo(String node) {
        transactions.run(() -> {
            Optional<String> before = broker();
            sql().sql("delete from installation").update();
            sql().sql("insert into installation (id, node, since) values (1, ?, ?)")
                    .params(node, ledger.now())
                    .update();
            before.filter(other -> !other.equals(node))
                    .ifPresent(other -> ledger.append(Event.of(EventKind.OPERATED, Event.HUB)
                            .with("did", "new broker")
                            .with("before", other)
                            .with("broker", node)));
        });
    }

    /** Leaves an event of a restore from an older backup, which an administrator has answered for at the start. */
    public void restored(Seal lost, Seal head) {
        transactions.run(() -> ledger.append(Event.of(EventKind.OPERATED, ADMINISTRATOR)
                .with("did", "restored an older ledger")
                .with("lost", lost.link() + " " + lost.hash())
                .with("head", head.link() + " " + head.hash())));
    }

    /** Leaves an event of a backup that is about to be made, so that it is in the backup, too. */
    public void backedUp(String actor, String directory) {
        transactions.run(() -> ledger.append(
                Event.of(EventKind.OPERATED, actor).with("did", "made a backup").with("directory", directory)));
    }
}
