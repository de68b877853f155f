package org.flaghoist.hub;

import org.flaghoist.change.Changes;
import org.flaghoist.codes.Codes;
import org.flaghoist.codes.CodesJob;
import org.flaghoist.codes.OldWords;
import org.flaghoist.codes.WordReplays;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.CodeOperations;
import org.flaghoist.operator.Operator;
import org.flaghoist.parking.Parking;
import org.flaghoist.reload.WorkingHub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words that code tables lack. */
@Configuration(proxyBeanMethods = false)
public class CodeBeans {

    @Bean
    Codes codes(LedgerDatabase ledgerDatabase, Changes changes, HubSettings settings) {
        return new Codes(ledgerDatabase, changes, settings.mappings());
    }

    @Bean
    CodesJob codesJob(LedgerDatabase ledgerDatabase, Changes changes, Parking parking, WorkingHub hub) {
        return new CodesJob(
                new WordReplays(ledgerDatabase, id -> changes.show(id).change(), hub::allWorkBy, parking.decisions()));
    }

    @Bean
    OldWords oldWords(LedgerDatabase ledgerDatabase) {
        return new OldWords(ledgerDatabase);
    }

    @Bean
    CodeOperations codeOperations(Codes codes, Operator operator) {
        return new CodeOperations(codes, operator);
    }
}
