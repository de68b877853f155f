import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import org.flaghoist.installation.Installation;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.LedgerDatabase;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Fills the ledger of a hub that was started once, and is stopped. */
public final class GrowthLedger {

    private GrowthLedger() {}

    /** @param args the hub's data directory, script, how many notifications */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        try (Connection connection = Sql.open(data.resolve("ledger.db"))) {
            Sql.run(connection, Path.of(args[1]), args[2]);
            SingleConnectionDataSource database = new SingleConnectionDataSource(connection, true);
            // The hub refuses a ledger whose newest events bear others' stamps. This leaves two with the right one.
            byte[] key = LedgerKey.readOrMake(data.resolve("ledger.key"));
            Installation installation = new Installation(new LedgerDatabase(database, key, Clock.systemUTC()));
            String broker = installation.broker().orElseThrow();
            installation.belongsTo("none");
            installation.belongsTo(broker);
        }
    }
}
