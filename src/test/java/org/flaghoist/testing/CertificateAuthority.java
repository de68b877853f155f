package org.flaghoist.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Issues certificates, and the list of those that are revoked. It does so in this process: the JDK's keytool would be
 * started some thirty times for each authority with its users, for half a second each.
 */
final class CertificateAuthority {

    private static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final int BEGAN_DAYS_AGO = 10;
    private static final int ENDS_IN_DAYS = 20;

    private final KeyPair keys;
    private final X500Name name;
    private final X509Certificate certificate;
    /** Of the certificate that was issued last. */
    private long serial = 1_000;

    CertificateAuthority(String name) throws GeneralSecurityException, IOException {
        this.keys = keys();
        this.name = new X500Name("CN=" + name);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        certificate = issue(this.name, keys.getPublic(), inDays(-BEGAN_DAYS_AGO), inDays(ENDS_IN_DAYS), extensions);
    }

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** For server and client on this machine; it begins before it ends, also where that was yesterday. */
    X509Certificate certify(String user, PublicKey key, int endsInDays) throws GeneralSecurityException, IOException {
        GeneralName[] here = {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        };
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(here));
        extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        return issue(new X500Name("CN=" + user), key, inDays(-2), inDays(endsInDays), extensions);
    }

    private X509Certificate issue(X500Name subject, PublicKey key, Time from, Time to, ExtensionsGenerator extensions)
            throws GeneralSecurityException, IOException {
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(++serial));
        content.setSignature(ALGORITHM);
        content.setIssuer(name);
        content.setSubject(subject);
        content.setStartDate(from);
        content.setEndDate(to);
        content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        content.setExtensions(extensions.generate());
        byte[] signed = signed(content.generateTBSCertificate());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
    }

    /** The list that revokes the certificates with these numbers, signed. */
    byte[] revoked(List<Long> serials) throws GeneralSecurityException, IOException {
        V2TBSCertListGenerator content = new V2TBSCertListGenerator();
        content.setSignature(ALGORITHM);
        content.setIssuer(name);
        content.setThisUpdate(inDays(0));
        content.setNextUpdate(inDays(ENDS_IN_DAYS));
        serials.forEach(each -> content.addCRLEntry(new ASN1Integer(each), inDays(0), CRLReason.unspecified));
        return signed(content.generateTBSCertList());
    }

    private byte[] signed(ASN1Encodable content) throws GeneralSecurityException, IOException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.toASN1Primitive().getEncoded("DER"));
        ASN1Encodable[] parts = {content, ALGORITHM, new DERBitString(signature.sign())};
        return new DERSequence(parts).getEncoded();
    }

    private static Time inDays(int days) {
        return new Time(Date.from(Instant.now().plus(Duration.ofDays(days))));
    }
}
