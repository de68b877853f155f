package org.flaghoist.pgp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.jspecify.annotations.Nullable;

/** A private key of the hub's: signs what goes to a partner, and opens what the partner encrypted to it. */
public final class OwnKey {

    private static final String EXPORT = "gpg --armor --export-secret-keys KEY";

    private final String name;
    private final String digest;
    private final Signing signing;
    private final List<Decrypting> decrypting;
    private final @Nullable Instant end;

    private OwnKey(OpenPGPKey key, @Nullable String passphrase, Instant now) {
        this.name = KeyText.name(key);
        this.digest = KeyText.digest(key.toCertificate());
        List<KeyPart> signs = KeyText.required(KeyPart.signing(key, now), key, "sign");
        List<KeyPart> decrypts = KeyText.required(KeyPart.encrypting(key, now), key, "be encrypted to");
        this.signing = new Signing(signs.get(0), unlocked(key, signs.get(0).key(), passphrase));
        // Ended ones, too: what was encrypted in time may come late.
        this.decrypting = decrypts.stream()
                .map(part -> new Decrypting(part.key().getKeyIdentifier(), unlocked(key, part.key(), passphrase)))
                .toList();
        this.end = KeyPart.firstEnd(signs, decrypts).orElse(null);
    }

    record Signing(KeyPart part, PGPPrivateKey key) {}

    private record Decrypting(KeyIdentifier id, PGPPrivateKey key) {}

    /**
     * One that has ended is a key like others, so that it stops no start of the hub.
     *
     * @param passphrase null where it has none
     * @throws IllegalArgumentException with what is wrong and what to do
     */
    public static OwnKey read(String armored, @Nullable String passphrase, Instant now) {
        return new OwnKey((OpenPGPKey) KeyText.read(armored, true, EXPORT, now), passphrase, now);
    }

    private static PGPPrivateKey unlocked(OpenPGPKey key, PGPPublicKey part, @Nullable String passphrase) {
        OpenPGPSecretKey secret = Objects.requireNonNull(key.getSecretKey(part.getKeyIdentifier()));
        if (secret.isLocked() && passphrase == null) {
            throw new IllegalArgumentException("is locked; give its 'passphrase'");
        }
        try {
            char[] words = secret.isLocked() && passphrase != null ? passphrase.toCharArray() : new char[0];
            return secret.unlock(words).getKeyPair().getPrivateKey();
        } catch (PGPException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "does not give its private part " + KeyText.name(part.getKeyIdentifier())
                            + ": the passphrase does not fit, or it was exported without; export it with " + EXPORT,
                    e);
        }
    }

    public String name() {
        return name;
    }

    /** Of its public part: another where anything of it is, though it has the same name. */
    public String digest() {
        return digest;
    }

    /** From when on it is of no full use; empty for never. */
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    Signing signing() {
        return signing;
    }

    /** What may open what was encrypted to this key; all of them where the sender did not say to which. */
    Stream<PGPPrivateKey> decrypting(KeyIdentifier id) {
        return decrypting.stream()
                .filter(part -> id.isWildcard() || part.id().matchesExplicit(id))
                .map(Decrypting::key);
    }
}
