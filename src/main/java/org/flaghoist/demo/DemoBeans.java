package org.flaghoist.demo;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.console.ConsoleUser;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Secrets;
import org.flaghoist.partner.Sftp;
import org.flaghoist.release.RuleWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The demo's parts; none of them where {@code flaghoist.demo.enabled} is not true. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flaghoist.demo.enabled")
@EnableConfigurationProperties(DemoSettings.class)
class DemoBeans {

    @Bean
    Credentials credentials(DemoSettings settings) {
        return new Credentials(settings.directory());
    }

    @Bean
    HostKeys hostKeys(DemoSettings settings) {
        return new HostKeys(settings.directory());
    }

    @Bean
    Secrets secrets(DemoSettings settings, Credentials credentials, HostKeys hostKeys, Environment environment) {
        return new DemoSecrets(environment::getProperty, settings, credentials, hostKeys);
    }

    @Bean
    RealPartners realPartners(DemoSettings settings, Credentials credentials, HostKeys hostKeys) {
        return new RealPartners(settings, credentials, hostKeys);
    }

    @Bean
    static RealPartnersCheck realPartnersCheck(ObjectProvider<RealPartners> real) {
        return new RealPartnersCheck(real);
    }

    @Bean
    DemoUsers demoUsers(Credentials credentials) {
        return new DemoUsers(credentials);
    }

    @Bean
    ConsoleUser operator(DemoUsers users) {
        return users.of("operator");
    }

    @Bean
    ConsoleUser viewer(DemoUsers users) {
        return users.of("viewer");
    }

    @Bean
    ConsoleUser releaserOne(DemoUsers users) {
        return users.of("releaser-1");
    }

    @Bean
    ConsoleUser releaserTwo(DemoUsers users) {
        return users.of("releaser-2");
    }

    @Bean
    SimulatedPartners simulatedPartners(DemoSettings settings, Setup setup, BrokerSettings broker, HostKeys hostKeys) {
        List<SimulatedPartner> simulated = new ArrayList<>();
        for (String id : settings.partners()) {
            Partner partner = setup.partners().find(id).orElseThrow(() -> unknown(id));
            Mapping mapping = setup.mappings().of(id);
            if (partner.transport() instanceof Jms jms) {
                requireEmbedded(broker, id);
                String core = ClientsFile.coreAddress(broker);
                simulated.add(new JmsPartner(id, settings.directory().resolve(id), jms, core, mapping.extension()));
            } else if (partner.transport() instanceof Sftp sftp
                    && sftp.hostKey().equals(hostKeys.publicKey(id))) {
                simulated.add(new SftpPartner(id, settings.directory().resolve(id), sftp, hostKeys.of(id)));
            }
        }
        return new SimulatedPartners(simulated);
    }

    @Bean
    ClientsFile clientsFile(
            DemoSettings settings, Setup setup, BrokerSettings broker, DemoUsers users, Environment environment) {
        var console = users.forClients(Demo.consoleAddress(environment));
        return ClientsFile.of(broker, setup.partners().all(), settings.directory(), console);
    }

    @Bean
    Tally tally() {
        return new Tally();
    }

    @Bean
    Narrator narrator(Tally tally, RuleWords rules) {
        return new Narrator(tally, rules);
    }

    @Bean
    Demo demo(DemoSettings settings, ClientsFile clients, SimulatedPartners partners, Tally tally, Narrator narrator) {
        Outage outage = new Outage(partners.server(settings.outage()), settings.outageLength(), narrator);
        SampleRun show = new SampleRun(settings.directory(), partners, tally, narrator, outage);
        return new Demo(settings, clients, show, outage, narrator, new Summary(clients, settings, tally));
    }

    // With certificates, and at a broker that others rely on, nobody should simulate a partner.
    private static void requireEmbedded(BrokerSettings broker, String id) {
        if (!broker.isEmbedded()) {
            throw new SetupException(
                    List.of("flaghoist.demo.partners: " + id + " can be simulated at the embedded broker"
                            + " only, and flaghoist.broker.external names another; remove it, or set flaghoist.demo.enabled to"
                            + " false"));
        }
    }

    private static SetupException unknown(String id) {
        return new SetupException(List.of("flaghoist.demo.partners: there is no partner '" + id
                + "'; remove it or add config/partners/" + id + ".yaml"));
    }
}
