package org.flaghoist.hub;

import org.flaghoist.codes.RefusedWords;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.CodeOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words that code tables lack. */
@Configuration(proxyBeanMethods = false)
public class CodeBeans {

    @Bean
    CodeOperations codeOperations(LedgerDatabase ledgerDatabase) {
        return new CodeOperations(new RefusedWords(ledgerDatabase));
    }
}
