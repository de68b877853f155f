import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.flaghoist.ledger.Installation;
import org.flaghoist.ledger.LedgerKey;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.RunScript;

/** Fills the ledger of a hub that was started once, and is stopped. */
public final class GrowthLedger {

    private GrowthLedger() {}

    /** @param args the hub's data directory, script, how many notifications */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + data.resolve("ledger") + ";WRITE_DELAY=2000;CACHE_SIZE=500000");
        try (Connection connection = database.getConnection()) {
            fill(connection, Path.of(args[1]), Integer.parseInt(args[2]));
            // The hub refuses a ledger whose newest events bear others' stamps. This leaves two with the right one.
            Installation installation =
                    new Installation(database, LedgerKey.readOrMake(data.resolve("ledger.key")), Clock.systemUTC());
            String broker = installation.broker().orElseThrow();
            installation.belongsTo("none");
            installation.belongsTo(broker);
        }
    }

    private static void fill(Connection connection, Path script, int count) throws Exception {
        try (Statement statement = connection.createStatement();
                Reader lines = Files.newBufferedReader(script)) {
            statement.execute("set @COUNT = " + count);
            RunScript.execute(connection, lines);
        } catch (SQLException e) {
            throw new IllegalStateException(script + ": " + e.getMessage(), e);
        }
    }
}
