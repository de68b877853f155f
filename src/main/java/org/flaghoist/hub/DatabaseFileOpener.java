package org.flaghoist.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.database.DatabaseFileLock;
import org.flaghoist.database.SqlFaults;
import org.flaghoist.exchange.Setup;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Opens the database for all that use it. Where it is a file, this hub has it from before its first connection until
 * after its last one: Spring destroys what processes other beans after these.
 */
final class DatabaseFileOpener implements BeanPostProcessor, DisposableBean {

    private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

    /** More than the console may have at once, so that the exchange always has some. */
    static final int FEWEST = 12;

    /** Two hubs have no more than a PostgreSQL lets in by default. */
    private static final int MOST = 44;

    private static final int EACH_PARTNER = 2;

    private final ObjectProvider<Setup> setup;
    private final Environment settings;
    private @Nullable DatabaseFileLock lock;

    DatabaseFileOpener(ObjectProvider<Setup> setup, Environment settings) {
        this.setup = setup;
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? open(pool) : bean;
    }

    private DataSource open(HikariDataSource pool) {
        // First: faults of the partners' files are not hidden by what comes of the database.
        if (!settings.containsProperty(SIZE)) {
            size(pool, setup.getObject().partners().ids().size());
        }
        String url = pool.getJdbcUrl();
        DatabaseFileLock taken = DatabaseFileLock.of(url);
        try {
            DataSource database = DatabaseFile.through(pool);
            SqlFaults.know(database, url);
            lock = taken;
            return database;
        } catch (RuntimeException e) {
            // Whoever asks for the database next meets the fault again, and not this hub's own lock.
            close(taken, e);
            throw e;
        }
    }

    private static void close(DatabaseFileLock lock, RuntimeException why) {
        try {
            lock.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    // A partner has a thread for each direction, and each of these a connection while it works.
    private static void size(HikariDataSource pool, int partners) {
        pool.setMaximumPoolSize(Math.min(FEWEST + EACH_PARTNER * partners, MOST));
        pool.setMinimumIdle(FEWEST);
    }

    @Override
    public void destroy() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
