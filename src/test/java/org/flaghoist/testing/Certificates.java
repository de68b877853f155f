package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of its own that certifies brokers and their users; made with the JDK's keytool. */
public final class Certificates {

    public static final String PASSWORD = "for-tests-only";

    private static final String AUTHORITY = "authority";

    private final Path directory;

    /** @param directory to be made for this authority alone */
    public Certificates(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory);
        keytool(
                "-genkeypair",
                store(AUTHORITY),
                AUTHORITY,
                "-dname",
                "CN=" + directory.getFileName(),
                "-ext",
                "bc:c",
                "-startdate",
                "-10d",
                "-validity",
                "30");
        keytool(
                "-exportcert",
                store(AUTHORITY),
                AUTHORITY,
                "-file",
                file(AUTHORITY + ".crt").toString());
        keytool(
                "-importcert",
                trust(),
                AUTHORITY,
                "-file",
                file(AUTHORITY + ".crt").toString(),
                "-noprompt");
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
        return certify(name, "-1d", "2");
    }

    /** Certifies somebody until yesterday. */
    public Path certifyInThePast(String name) throws IOException {
        return certify(name, "-2d", "1");
    }

    private Path certify(String name, String from, String days) throws IOException {
        String request = file(name + ".csr").toString();
        String answer = file(name + ".crt").toString();
        keytool("-genkeypair", store(name), name, "-dname", "CN=" + name);
        keytool("-certreq", store(name), name, "-file", request);
        keytool(
                "-gencert",
                store(AUTHORITY),
                AUTHORITY,
                "-infile",
                request,
                "-outfile",
                answer,
                "-validity",
                days,
                "-startdate",
                from,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-ext",
                "eku=sa,ca");
        keytool(
                "-importcert",
                store(name),
                AUTHORITY,
                "-file",
                file(AUTHORITY + ".crt").toString(),
                "-noprompt");
        keytool("-importcert", store(name), name, "-file", answer);
        return store(name);
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
        List<String> arguments = new ArrayList<>(List.of("-file", revoked().toString(), "-rfc"));
        for (String name : names) {
            arguments.addAll(List.of("-id", serial(name)));
        }
        if (names.length == 0) {
            // An empty list is not to be had: one number that nobody has.
            arguments.addAll(List.of("-id", "1"));
        }
        keytool("-gencrl", store(AUTHORITY), AUTHORITY, arguments.toArray(String[]::new));
    }

    private String serial(String name) throws Exception {
        return ((X509Certificate) keys(store(name)).getCertificate(name))
                .getSerialNumber()
                .toString();
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
        for (String whose : List.of(name, AUTHORITY)) {
            String file = whose + (whose.equals(AUTHORITY) ? ".pem" : ".crt.pem");
            keytool(
                    "-exportcert",
                    store(whose),
                    whose,
                    "-rfc",
                    "-file",
                    file(file).toString());
        }
        byte[] key = keys(store(name)).getKey(name, PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        Files.writeString(
                file(name + ".key.pem"), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        return directory;
    }

    private static void keytool(String command, Path store, String alias, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        if (command.equals("-genkeypair")) {
            words.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        words.addAll(List.of(more));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
