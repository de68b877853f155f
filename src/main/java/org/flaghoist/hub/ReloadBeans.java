package org.flaghoist.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.RedeliveryBackoff;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.operator.Operator;
import org.flaghoist.operator.ReloadOperations;
import org.flaghoist.release.RuleWords;
import org.flaghoist.reload.AgreedChanges;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.ReloadJob;
import org.flaghoist.reload.ReloadRows;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.SetupSwitch;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.sftp.Servers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** By what this hub works, and how it goes over to other files. */
@Configuration(proxyBeanMethods = false)
public class ReloadBeans {

    @Bean
    FilesReader filesReader(
            HubSettings settings,
            SetupSource source,
            ObjectProvider<AgreedChanges> changes,
            ObjectProvider<LedgerKeyBytes> key,
            @Value("${camel.main.routes-include-pattern}") Resource[] routes)
            throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Resource route : routes) {
            folders.add(Objects.requireNonNull(
                    route.getFile().toPath().toAbsolutePath().getParent()));
        }
        // What is not there is made: not for files that are at fault.
        return new FilesReader(
                SetupFiles.in(settings.config(), settings.mappings()),
                source,
                changes::getObject,
                () -> key.getObject().bytes(),
                folders);
    }

    @Bean
    CurrentSetup currentSetup(FilesReader filesReader) throws IOException {
        return new CurrentSetup(filesReader);
    }

    @Bean
    Setup setup(CurrentSetup currentSetup) {
        return currentSetup.setup();
    }

    @Bean
    RuleWords ruleWords(CurrentSetup currentSetup) {
        return new RuleWords(currentSetup::policy);
    }

    @Bean
    ReloadRows reloadRows(LedgerDatabase ledgerDatabase) {
        return new ReloadRows(ledgerDatabase);
    }

    @Bean
    WorkingHub workingHub(
            Configurations configurations, ReloadRows reloadRows, CurrentSetup currentSetup, BrokerSettings broker) {
        return new WorkingHub(configurations, reloadRows, currentSetup, !broker.isEmbedded());
    }

    @Bean
    StartOfWork startOfWork(
            CurrentSetup currentSetup,
            FilesReader filesReader,
            AgreedChanges agreedChanges,
            Mappings mappings,
            WorkingHub hub,
            BrokerSettings broker) {
        return new StartOfWork(currentSetup, filesReader, agreedChanges, mappings, hub, !broker.isEmbedded());
    }

    @Bean
    BrokerSwitch brokerSwitch(Broker broker, BrokerPlan plan, BrokerSettings settings, Mappings mappings) {
        return new BrokerSwitch(broker, plan, settings, mappings);
    }

    @Bean
    SetupSwitch setupSwitch(
            CurrentSetup currentSetup,
            WorkingHub hub,
            Mappings mappings,
            Protections protections,
            Servers servers,
            BrokerSwitch brokerSwitch,
            RedeliveryBackoff redeliveryBackoff) {
        return new SetupSwitch(
                currentSetup, hub, mappings, protections, servers, brokerSwitch::to, redeliveryBackoff::wake);
    }

    @Bean
    Reloads reloads(LedgerDatabase ledgerDatabase, ReloadRows reloadRows, WorkingHub hub, AgreedChanges agreedChanges) {
        return new Reloads(ledgerDatabase, reloadRows, hub, agreedChanges);
    }

    @Bean
    ReloadJob reloadJob(
            ReloadRows reloadRows, Reloads reloads, FilesReader filesReader, SetupSwitch setupSwitch, WorkingHub hub) {
        return new ReloadJob(reloadRows, reloads, filesReader, setupSwitch, hub);
    }

    @Bean
    ReloadOperations reloadOperations(Reloads reloads, WorkingHub hub, Operator operator) {
        return new ReloadOperations(reloads, hub, operator);
    }
}
