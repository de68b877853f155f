package org.flaghoist.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection with an SQLite file that keeps its statements prepared, those used last. The driver, unlike
 * PostgreSQL's, prepares each anew, which took a seventh of the time of a transaction about one message.
 */
final class FileConnection extends JDBC4Connection {

    private static final int MOST = 64;

    /** Those that nobody uses now, by their text. */
    private final Map<String, KeptStatement> idle = new LinkedHashMap<>(MOST, 0.75f, true);

    FileConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    @Override
    public PreparedStatement prepareStatement(String text, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        KeptStatement kept = taken(text);
        return kept == null ? new KeptStatement(this, text, this::keep) : kept.taken();
    }

    private @Nullable KeptStatement taken(String text) {
        synchronized (idle) {
            return idle.remove(text);
        }
    }

    private @Nullable KeptStatement keep(String text, KeptStatement statement) {
        synchronized (idle) {
            KeptStatement twin = idle.put(text, statement);
            if (twin != null || idle.size() <= MOST) {
                return twin;
            }
            Iterator<KeptStatement> eldest = idle.values().iterator();
            KeptStatement closing = eldest.next();
            eldest.remove();
            return closing;
        }
    }

    @Override
    public void close() throws SQLException {
        List<KeptStatement> all;
        synchronized (idle) {
            all = new ArrayList<>(idle.values());
            idle.clear();
        }
        for (KeptStatement statement : all) {
            statement.discard();
        }
        super.close();
    }
}
