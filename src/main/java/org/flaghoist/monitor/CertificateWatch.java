package org.flaghoist.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flaghoist.broker.ExternalBrokerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds certificates of the way to the broker that end soon, or have ended: after that the hub has no broker. What ends
 * in days is looked up once an hour: to open a store takes as long as its password is hard to guess.
 */
final class CertificateWatch implements Watch {

    private static final Duration AGAIN = Duration.ofHours(1);

    /** The table's limit of a subject. */
    private static final int LONGEST = 100;

    private static final String TEXT =
            "The certificate %s in %s %s on %s; without it the hub cannot connect to its broker."
                    + " Put a new one in that file, and restart the hub (docs/deploy.md).";

    private final ExternalBrokerSettings broker;
    private final ExpiryFindings expiryFindings;
    private List<Certified> certified = List.of();
    private Instant read = Instant.MIN;

    CertificateWatch(ExternalBrokerSettings broker, ExpiryFindings expiryFindings) {
        this.broker = broker;
        this.expiryFindings = expiryFindings;
    }

    private record Certified(Path file, String alias, Instant end) {}

    @Override
    public Condition condition() {
        return Condition.EXPIRY;
    }

    @Override
    public List<Finding> look() {
        Instant now = expiryFindings.clock().instant();
        // Also where the clock was set back.
        if (now.isBefore(read) || !now.isBefore(read.plus(AGAIN))) {
            List<Certified> found = new ArrayList<>();
            read(broker.keyStore(), broker.keyStorePassword(), found);
            read(broker.trustStore(), broker.trustStorePassword(), found);
            certified = found;
            read = now;
        }
        return certified.stream().flatMap(each -> finding(each).stream()).toList();
    }

    private static void read(@Nullable Path file, @Nullable String password, List<Certified> found) {
        if (file == null || password == null) {
            return;
        }
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate x509) {
                    found.add(new Certified(file, alias, x509.getNotAfter().toInstant()));
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Finding> finding(Certified certificate) {
        String what = certificate.file().getFileName() + " " + certificate.alias();
        String day = certificate.end().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return expiryFindings.finding(
                null,
                what.substring(0, Math.min(what.length(), LONGEST)),
                certificate.end(),
                verb -> TEXT.formatted(certificate.alias(), certificate.file(), verb, day));
    }
}
