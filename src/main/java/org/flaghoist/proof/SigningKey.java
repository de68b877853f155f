package org.flaghoist.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The key that signs what partners may show to others: Ed25519 (RFC 8032). It follows from the ledger's key, so that
 * all hubs of a ledger have the same, and a backup has it.
 */
public final class SigningKey {

    private static final String PURPOSE = "sign for partners";
    private static final String MAC = "HmacSHA256";

    private final Ed25519PrivateKeyParameters key;

    /** @param ledgerKey as the ledger's */
    public SigningKey(byte[] ledgerKey) {
        this.key = new Ed25519PrivateKeyParameters(seed(ledgerKey), 0);
    }

    private static byte[] seed(byte[] ledgerKey) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(ledgerKey, MAC));
            return mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have " + MAC, e);
        }
    }

    /** As base64url, without padding. */
    String sign(byte[] content) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(content, 0, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.generateSignature());
    }

    /** What partners verify with, as a PEM file. */
    public String publicKey() {
        return PublicKeyFile.pem(key.generatePublicKey().getEncoded());
    }
}
