package org.flaghoist.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.Condition;
import org.flaghoist.ledger.Finding;
import org.flaghoist.route.ExternalBrokerSettings;
import org.jspecify.annotations.Nullable;

/** Finds certificates of the way to the broker that end soon, or have ended: after that the hub has no broker. */
record CertificateWatch(ExternalBrokerSettings broker, Endings endings) implements Watch {

    /** The table's limit of a subject. */
    private static final int LONGEST = 100;

    private static final String TEXT =
            "The certificate %s in %s %s on %s; without it the hub does not come to its broker."
                    + " Put a new one in that file, and restart the hub (docs/deploy.md).";

    @Override
    public Condition condition() {
        return Condition.EXPIRY;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        look(broker.keyStore(), broker.keyStorePassword(), findings);
        look(broker.trustStore(), broker.trustStorePassword(), findings);
        return findings;
    }

    private void look(@Nullable Path file, @Nullable String password, List<Finding> findings) {
        if (file == null || password == null) {
            return;
        }
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate instanceof X509Certificate x509) {
                    finding(file, alias, x509.getNotAfter().toInstant()).ifPresent(findings::add);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Finding> finding(Path file, String alias, Instant end) {
        String what = file.getFileName() + " " + alias;
        String day = end.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return endings.finding(
                null,
                what.substring(0, Math.min(what.length(), LONGEST)),
                end,
                verb -> TEXT.formatted(alias, file, verb, day));
    }
}
