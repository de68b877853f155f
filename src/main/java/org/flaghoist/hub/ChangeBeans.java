package org.flaghoist.hub;

import java.io.IOException;
import org.flaghoist.change.ActiveChanges;
import org.flaghoist.change.Changes;
import org.flaghoist.change.DraftCheck;
import org.flaghoist.change.EffectsJob;
import org.flaghoist.change.OldChanges;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.effect.DraftLook;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.ChangeOperations;
import org.flaghoist.operator.Operator;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.WorkingHub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people change in the files. */
@Configuration(proxyBeanMethods = false)
public class ChangeBeans {

    @Bean
    ActiveChanges agreedChanges(LedgerDatabase ledgerDatabase, LedgerKeyBytes key, HubSettings settings)
            throws IOException {
        return new ActiveChanges(ledgerDatabase, key.bytes(), settings.data().resolve("changed-files"));
    }

    @Bean
    DraftCheck draftCheck(
            ActiveChanges changes, CurrentSetup currentSetup, FilesReader filesReader, DraftLook draftLook) {
        return new DraftCheck(changes, currentSetup, filesReader, draftLook);
    }

    @Bean
    Changes changes(LedgerDatabase ledgerDatabase, DraftCheck draftCheck, Reloads reloads, WorkingHub hub) {
        return new Changes(ledgerDatabase, draftCheck, reloads, hub);
    }

    @Bean
    EffectsJob effectsJob(LedgerDatabase ledgerDatabase, DraftCheck draftCheck, WorkingHub hub, ClusterLeases leases) {
        return new EffectsJob(ledgerDatabase, draftCheck, hub, leases);
    }

    @Bean
    OldChanges oldChanges(LedgerDatabase ledgerDatabase) {
        return new OldChanges(ledgerDatabase);
    }

    @Bean
    ChangeOperations changeOperations(Changes changes, Operator operator) {
        return new ChangeOperations(changes, operator);
    }
}
