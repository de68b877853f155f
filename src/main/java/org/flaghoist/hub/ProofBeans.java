package org.flaghoist.hub;

import java.time.Clock;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.GivenFiles;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.ReceiptSigner;
import org.flaghoist.hub.HubBeans.LedgerKeyBytes;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.operator.ManifestWriter;
import org.flaghoist.operator.Manifests;
import org.flaghoist.operator.PeriodicJob;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Wishes;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.proof.SigningKey;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.sequence.CopyNumbers;
import org.flaghoist.sequence.ManifestFiles;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partners can see for themselves, and show to others: manifests and signed receipts. */
@Configuration(proxyBeanMethods = false)
public class ProofBeans {

    @Bean
    SigningKey signingKey(LedgerKeyBytes key) {
        return new SigningKey(key.bytes());
    }

    @Bean
    ReceiptSigner receiptSigner(Ledger ledger, SigningKey key, HeadFile head, CurrentSetup currentSetup) {
        return new ReceiptSigner(ledger, key, last(head), wishing(currentSetup::partners, Wishes::signedReceipts));
    }

    // In memory: the sealer has written it a moment ago.
    private static Supplier<Seal> last(HeadFile head) {
        return () -> head.witness().map(Witness::seal).orElse(Seal.NONE);
    }

    private static Predicate<String> wishing(Supplier<Collection<Partner>> partners, Predicate<Wishes> wish) {
        return id ->
                partners.get().stream().anyMatch(partner -> partner.id().equals(id) && wish.test(partner.wishes()));
    }

    @Bean
    ManifestFiles manifestFiles(LedgerDatabase ledgerDatabase) {
        return new ManifestFiles(ledgerDatabase);
    }

    @Bean
    GivenFiles givenFiles(ManifestFiles files, LedgerDatabase ledgerDatabase, CurrentSetup currentSetup) {
        return new GivenFiles(
                files, new CopyNumbers(ledgerDatabase), wishing(currentSetup::partners, Wishes::manifest));
    }

    /** Beside those of pictures, which are meant where none is named. */
    @Bean(defaultCandidate = false)
    @Qualifier("manifestDays")
    PeriodicFiles manifestDays(LedgerDatabase ledgerDatabase) {
        return PeriodicFiles.manifests(ledgerDatabase);
    }

    @Bean
    Manifests manifests(
            @Qualifier("manifestDays") PeriodicFiles days,
            ManifestWriter writer,
            Protections protections,
            SharedConnection hubConnection,
            Clock clock) {
        return new Manifests(days, writer, protections, new OnceSender(hubConnection), clock);
    }

    @Bean
    ManifestWriter manifestWriter(Ledger ledger, ManifestFiles files, SigningKey key, HeadFile head, Clock clock) {
        return new ManifestWriter(ledger, files, key, last(head), clock);
    }

    @Bean
    PeriodicJob manifestJob(
            Manifests manifests, CurrentSetup currentSetup, PartnerStates states, ClusterLeases leases) {
        return new PeriodicJob(manifests, currentSetup::partners, states::isTesting, leases);
    }
}
