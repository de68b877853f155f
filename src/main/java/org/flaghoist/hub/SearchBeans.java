package org.flaghoist.hub;

import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.Setup;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.index.CopyReader;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.operator.SearchIndexJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The search index. */
@Configuration(proxyBeanMethods = false)
public class SearchBeans {

    @Bean
    SearchKeys searchKeys(LedgerKeyBytes key) {
        return new SearchKeys(key.bytes());
    }

    @Bean
    SearchIndex searchIndex(LedgerDatabase ledgerDatabase) {
        return new SearchIndex(ledgerDatabase);
    }

    @Bean
    SearchIndexJob searchIndexJob(
            LedgerDatabase ledgerDatabase, SearchIndex index, SearchKeys keys, Setup setup, ClusterLeases leases) {
        Mappings mappings = setup.mappings();
        CopyReader copies = (partner, copy) -> mappings.partners().contains(partner)
                ? mappings.of(partner).text(copy).text()
                : "";
        return new SearchIndexJob(new Indexer(ledgerDatabase, index, keys, copies), leases);
    }
}
