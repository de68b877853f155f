package org.flaghoist.hub;

import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.effect.DraftLook;
import org.flaghoist.effect.DraftProcess;
import org.flaghoist.effect.LookLimits;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.partner.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads what the files say; apart, so that tests can have their own. */
@Configuration(proxyBeanMethods = false)
public class SetupBeans {

    /** @param secrets where credentials are looked up; the environment where nobody else offers them */
    @Bean
    SetupSource setupSource(BrokerSettings broker, ObjectProvider<Secrets> secrets) {
        Secrets all = secrets.getIfAvailable(Secrets::environment);
        Secrets own = broker.isEmbedded() ? all : all.withoutUsers();
        return files -> Setup.read(files, own);
    }

    @Bean
    DraftLook draftLook(HubSettings settings) {
        return new DraftProcess(
                LookLimits.USUAL, (int) settings.largestNotification().toBytes());
    }
}
