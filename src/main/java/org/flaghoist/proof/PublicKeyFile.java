package org.flaghoist.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of the hub's signing key, as anybody may have it: a PEM file, read by the JDK alone. */
public final class PublicKeyFile {

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /** What stands before the 32 bytes of such a key (RFC 8410). */
    private static final String PREFIX = "302a300506032b6570032100";

    private final PublicKey key;

    private PublicKeyFile(PublicKey key) {
        this.key = key;
    }

    static String pem(byte[] raw) {
        byte[] all = HexFormat.of().parseHex(PREFIX + HexFormat.of().formatHex(raw));
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(all) + "\n" + END + "\n";
    }

    /** @throws IllegalArgumentException where it is no such key */
    public static PublicKeyFile parse(String pem) {
        try {
            String text = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
            byte[] encoded = Base64.getDecoder().decode(text);
            return new PublicKeyFile(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is no Ed25519 public key; give the file that 'flaghoist chain public-key' wrote", e);
        }
    }

    /** @param signature base64url, as {@link SigningKey#sign} gives it */
    boolean isSigned(byte[] content, String signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(Base64.getUrlDecoder().decode(signature.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
