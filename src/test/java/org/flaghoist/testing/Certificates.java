package org.flaghoist.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The files of an authority of its own that certifies brokers and their users. */
public final class Certificates {

    public static final String PASSWORD = "for-tests-only";

    private static final String AUTHORITY = "authority";
    /** An empty list of what is revoked is none: one number that nobody has. */
    private static final long NOBODY = 1;

    private final Path directory;
    private final CertificateAuthority authority;

    /** @param directory to be made for this authority alone */
    public Certificates(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory);
        authority = new CertificateAuthority(directory.getFileName().toString());
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, authority.certificate());
        write(trusted, trust());
        revoke();
    }

    public Path store(String name) {
        return file(name + ".p12");
    }

    /** Holds the authority's certificate. */
    public Path trust() {
        return file("trust.p12");
    }

    Path revoked() {
        return file("revoked.pem");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    /** Certifies somebody until tomorrow; gives the store with certificate and key. */
    public Path certify(String name) throws IOException {
        return certify(name, 1);
    }

    /** Certifies somebody until yesterday. */
    public Path certifyInThePast(String name) throws IOException {
        return certify(name, -1);
    }

    private Path certify(String name, int endsInDays) throws IOException {
        try {
            KeyPair keys = CertificateAuthority.keys();
            Certificate[] chain = {authority.certify(name, keys.getPublic(), endsInDays), authority.certificate()};
            KeyStore store = empty();
            store.setKeyEntry(name, keys.getPrivate(), PASSWORD.toCharArray(), chain);
            store.setCertificateEntry(AUTHORITY, authority.certificate());
            return write(store, store(name));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path write(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** How that one comes to somebody whom this authority certified. */
    SocketFactory tls(String name) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys(store(name)), PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(keys(trust()));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Writes the list of all that is revoked. */
    public void revoke(String... names) throws Exception {
        List<Long> serials = new ArrayList<>(List.of(NOBODY));
        for (String name : names) {
            serials.add(certificate(name).getSerialNumber().longValueExact());
        }
        writePem("X509 CRL", authority.revoked(serials), revoked());
    }

    private X509Certificate certificate(String name) throws Exception {
        return (X509Certificate) keys(store(name)).getCertificate(name);
    }

    private static KeyStore keys(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    /**
     * Writes the same as PEM, for clients that read no stores.
     *
     * @return the folder with {@code <name>.crt.pem}, {@code <name>.key.pem} and {@code authority.pem}
     */
    Path pem(String name) throws Exception {
        writePem("CERTIFICATE", authority.certificate().getEncoded(), file("authority.pem"));
        writePem("CERTIFICATE", certificate(name).getEncoded(), file(name + ".crt.pem"));
        byte[] key = keys(store(name)).getKey(name, PASSWORD.toCharArray()).getEncoded();
        writePem("PRIVATE KEY", key, file(name + ".key.pem"));
        return directory;
    }

    private static void writePem(String what, byte[] content, Path file) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
    }
}
