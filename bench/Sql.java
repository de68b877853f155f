import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Works on an SQLite file that no hub has open, or on a PostgreSQL database. */
public final class Sql {

    private Sql() {}

    /** @param args the file, or a JDBC URL; then a script and its COUNT, or a statement whose answer is printed */
    public static void main(String[] args) throws Exception {
        try (Connection connection = open(args[0])) {
            if (args.length > 2) {
                run(connection, Path.of(args[1]), args[2]);
            } else {
                print(connection, args[1]);
            }
        }
    }

    private static Connection open(String where) throws SQLException {
        return where.startsWith("jdbc:") ? DriverManager.getConnection(where) : open(Path.of(where));
    }

    /** For filling: what a power failure would leave of it does not matter. */
    static Connection open(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "OFF");
        settings.setProperty("cache_size", "-500000");
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings);
    }

    static void run(Connection connection, Path script, String count) throws IOException, SQLException {
        String text = Files.readString(script).replaceAll("--.*", "").replace("@COUNT", count);
        try (Statement statement = connection.createStatement()) {
            // Of a trigger the lines within are indented, and the last begins with its end.
            for (String one : text.split(";\\s*\n(?! |end)")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static void print(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(question)) {
                return;
            }
            ResultSet rows = statement.getResultSet();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(column == 1 ? "" : " | ").append(rows.getString(column));
                }
                System.out.println(line);
            }
        }
    }
}
