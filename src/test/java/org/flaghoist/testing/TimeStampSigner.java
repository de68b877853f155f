package org.flaghoist.testing;

import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Who signs time stamps: a certificate for that alone, issued by a root of its own. */
public final class TimeStampSigner {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final String POLICY = "1.3.6.1.4.1.99999.1";

    private final Path root;
    private final Path own;
    private final KeyPair keys;
    private final X509Certificate certificate;

    public TimeStampSigner(Path directory, String name) throws Exception {
        KeyPair issuer = CertificateAuthority.keys();
        X500Name issuerName = new X500Name("CN=" + name + " root");
        X509v3CertificateBuilder first = certificate(issuerName, issuerName, issuer);
        first.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        keys = CertificateAuthority.keys();
        X509v3CertificateBuilder second = certificate(issuerName, new X500Name("CN=" + name), keys);
        second.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        certificate = signed(second, issuer);
        root = write(signed(first, issuer), directory.resolve(name + "-root.pem"));
        own = write(certificate, directory.resolve(name + ".pem"));
    }

    private static X509v3CertificateBuilder certificate(X500Name issuer, X500Name subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(100))),
                Date.from(now.plus(Duration.ofDays(100))),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder content, KeyPair issuer) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(content.build(new JcaContentSignerBuilder(ALGORITHM).build(issuer.getPrivate())));
    }

    private static Path write(X509Certificate certificate, Path file) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        }
        return Files.writeString(file, text.toString());
    }

    /** PEM file with the certificate of who issued this one's. */
    public Path root() {
        return root;
    }

    /** PEM file with the certificate. */
    public Path own() {
        return own;
    }

    /** A token, base64, as it would be given for this SHA-256 at this time. */
    public String token(byte[] digest, Instant time) throws Exception {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampToken token =
                tokens().generate(requests.generate(TSPAlgorithms.SHA256, digest), BigInteger.ONE, Date.from(time));
        return Base64.getEncoder().encodeToString(token.getEncoded());
    }

    TimeStampTokenGenerator tokens() throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, keys.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier(POLICY));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return tokens;
    }
}
