package org.flaghoist.demo;

import java.nio.file.Path;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What holds where the demo is switched off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flaghoist.demo.enabled", havingValue = "false", matchIfMissing = true)
class AfterDemoBeans {

    /** What the demo invented may still wait in the queues: it must not go to partners that are real now. */
    @Bean
    static BeanFactoryPostProcessor nothingInvented(Environment environment) {
        return beans -> {
            String directory = environment.getProperty("flaghoist.demo.directory");
            if (directory != null && SampleRun.hasBegun(Path.of(directory))) {
                throw new SetupException(
                        List.of(directory + ": the demo has sent samples with this data, and what is left"
                                + " of them would go to the partners; take an empty flaghoist.data, and an empty database where"
                                + " that has one of its own"));
            }
        };
    }
}
