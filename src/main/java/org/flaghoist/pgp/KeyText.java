package org.flaghoist.pgp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/** Reads a key as it was exported; what is none throws IllegalArgumentException with what is wrong and what to do. */
final class KeyText {

    private static final String NONE = "is no OpenPGP key in ASCII armour; export it with ";

    private KeyText() {}

    /** @param export how GnuPG is asked to write such a key */
    static OpenPGPCertificate read(String armored, boolean secret, String export, Instant now) {
        List<OpenPGPCertificate> keys = keys(armored, export);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(NONE + export);
        } else if (keys.size() > 1) {
            throw new IllegalArgumentException("holds " + keys.size() + " keys; give each a file of its own");
        }
        OpenPGPCertificate key = keys.get(0);
        if (key.isSecretKey() != secret) {
            throw new IllegalArgumentException(
                    "is a " + (secret ? "public" : "private") + " key; export the other one with " + export);
        }
        if (key.getRevocation(Date.from(now)) != null) {
            throw new IllegalArgumentException("is key " + name(key) + ", which is revoked; give another");
        }
        return key;
    }

    // Bouncy Castle throws what it happens to meet in a text that is no key.
    private static List<OpenPGPCertificate> keys(String armored, String export) {
        try {
            return new OpenPGPKeyReader(new BcOpenPGPImplementation()).parseKeysOrCertificates(armored);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(NONE + export, e);
        }
    }

    /** @return the parts, of which there is one at least */
    static List<KeyPart> required(List<KeyPart> parts, OpenPGPCertificate key, String use) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("is key " + name(key) + ", no part of which may " + use
                    + ": none was made for it, or it is revoked; give another");
        }
        return parts;
    }

    /** Of all that its owner has signed of it: parts, ends and revocations. */
    static String digest(OpenPGPCertificate key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(key.getPGPPublicKeyRing().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    static String name(OpenPGPCertificate key) {
        return name(key.getKeyIdentifier());
    }

    /** The long key id, as GnuPG shows it. */
    static String name(KeyIdentifier key) {
        return key.isWildcard() ? "of no name" : "%016X".formatted(key.getKeyId());
    }
}
