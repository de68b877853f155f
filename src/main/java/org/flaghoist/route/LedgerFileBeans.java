package org.flaghoist.route;

import com.zaxxer.hikari.HikariDataSource;
import org.flaghoist.ledger.LedgerFile;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has all that use the database use it through {@link LedgerFile} where it is an H2 file. */
@Configuration(proxyBeanMethods = false)
class LedgerFileBeans {

    @Bean
    static BeanPostProcessor ledgerFile() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool && isH2(pool) ? new LedgerFile(pool) : bean;
            }
        };
    }

    // By its URL, since the database need not be there yet.
    private static boolean isH2(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        return url != null && url.startsWith("jdbc:h2:");
    }
}
