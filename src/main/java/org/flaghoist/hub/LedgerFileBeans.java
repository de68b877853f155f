package org.flaghoist.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.LedgerFile;
import org.flaghoist.ledger.LedgerFileLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Has all that use the database use it through {@link LedgerFile} where it is an SQLite file, and have connections
 * enough.
 */
@Configuration(proxyBeanMethods = false)
public class LedgerFileBeans {

    private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

    /** More than the console may have at once, so that the exchange always has some. */
    static final int FEWEST = 12;

    /** Two hubs have no more than a PostgreSQL lets in by default. */
    private static final int MOST = 44;

    private static final int EACH_PARTNER = 2;

    @Bean
    static BeanPostProcessor ledgerFile(ObjectProvider<Setup> setup, Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    if (!settings.containsProperty(SIZE)) {
                        size(pool, setup.getObject().partners().ids().size());
                    }
                    return LedgerFile.through(pool);
                }
                return bean;
            }
        };
    }

    @Bean
    LedgerFileLock ledgerFileLock(DataSource database) throws IOException {
        return LedgerFileLock.of(database);
    }

    // A partner has a thread for each direction, and each of these a connection while it works.
    private static void size(HikariDataSource pool, int partners) {
        pool.setMaximumPoolSize(Math.min(FEWEST + EACH_PARTNER * partners, MOST));
        pool.setMinimumIdle(FEWEST);
    }
}
