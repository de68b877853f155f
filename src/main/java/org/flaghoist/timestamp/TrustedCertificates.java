package org.flaghoist.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.flaghoist.timestamp.TimeStampFailed.Code;

/** Whose time stamps count: those of these certificates, and of those that are issued by them. */
public final class TrustedCertificates {

    private final List<X509Certificate> trusted;

    private TrustedCertificates(List<X509Certificate> trusted) {
        this.trusted = trusted;
    }

    /** @throws IllegalArgumentException where there are no certificates in it */
    public static TrustedCertificates read(Path file) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        try (InputStream pem = Files.newInputStream(file)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .forEach(each -> all.add((X509Certificate) each));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " is no PEM file of certificates", e);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(file + " has no certificate");
        }
        return new TrustedCertificates(List.copyOf(all));
    }

    /**
     * When the token was made.
     *
     * @throws TimeStampFailed where none of the certificates stands for it
     */
    Instant time(TimeStampToken token) {
        Date time = token.getTimeStampInfo().getGenTime();
        X509Certificate signer = signer(token)
                .orElseThrow(
                        () -> new TimeStampFailed(Code.NOT_TRUSTED, "the certificate of who signed it is missing"));
        try {
            // Also that the certificate is for time stamps, and was valid then.
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException e) {
            throw new TimeStampFailed(Code.NOT_TRUSTED, "it is not signed by the certificate that it names", e);
        }
        if (!trusted.contains(signer)) {
            findIssuers(signer, token, time);
        }
        return time.toInstant();
    }

    private Optional<X509Certificate> signer(TimeStampToken token) {
        return Stream.concat(own(token).stream(), trusted.stream())
                .filter(each -> token.getSID().match(holder(each)))
                .findFirst();
    }

    private static List<X509Certificate> own(TimeStampToken token) {
        return token.getCertificates().getMatches(null).stream()
                .map(TrustedCertificates::certificate)
                .collect(Collectors.toList());
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
            throw new TimeStampFailed(Code.NOT_TRUSTED, "one of its certificates cannot be read", e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateException e) {
            throw new IllegalStateException("Java and Bouncy Castle read a certificate differently", e);
        }
    }

    // Not whether it was revoked meanwhile: that takes the network, and a record is checked without it, years later.
    private void findIssuers(X509Certificate signer, TimeStampToken token, Date time) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(signer);
            PKIXBuilderParameters path = new PKIXBuilderParameters(
                    trusted.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()), target);
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(own(token))));
            path.setDate(time);
            path.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX").build(path);
        } catch (GeneralSecurityException e) {
            throw new TimeStampFailed(
                    Code.NOT_TRUSTED, "it is signed by somebody else than the trusted certificates stand for", e);
        }
    }
}
