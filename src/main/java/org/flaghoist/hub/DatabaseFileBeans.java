package org.flaghoist.hub;

import org.flaghoist.exchange.Setup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Has all that use the database use it through {@link org.flaghoist.database.DatabaseFile} where it is an SQLite file,
 * and have connections enough.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseFileBeans {

    @Bean
    static DatabaseFileOpener ledgerFile(ObjectProvider<Setup> setup, Environment settings) {
        return new DatabaseFileOpener(setup, settings);
    }
}
