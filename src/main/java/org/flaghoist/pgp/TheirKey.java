package org.flaghoist.pgp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;

/** A partner's public key: signs what comes from it, and what goes to it is encrypted to it. */
public final class TheirKey {

    private static final String EXPORT = "gpg --armor --export KEY";

    private final String name;
    private final String digest;
    private final List<PGPPublicKey> parts;
    private final List<KeyPart> signing;
    private final List<KeyPart> encrypting;

    private TheirKey(OpenPGPCertificate key, Instant now) {
        this.name = KeyText.name(key);
        this.digest = KeyText.digest(key);
        this.parts =
                key.getKeys().stream().map(OpenPGPComponentKey::getPGPPublicKey).toList();
        this.signing = KeyText.required(KeyPart.signing(key, now), key, "sign");
        this.encrypting = KeyText.required(KeyPart.encrypting(key, now), key, "be encrypted to");
    }

    /**
     * One that has ended is a key like others, so that it stops no start of the hub.
     *
     * @throws IllegalArgumentException with what is wrong and what to do
     */
    public static TheirKey read(String armored, Instant now) {
        return new TheirKey(KeyText.read(armored, false, EXPORT, now), now);
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
        return KeyPart.firstEnd(signing, encrypting);
    }

    boolean has(KeyIdentifier id) {
        return parts.stream().anyMatch(part -> part.getKeyIdentifier().matchesExplicit(id));
    }

    Optional<KeyPart> signing(KeyIdentifier id) {
        return signing.stream()
                .filter(part -> part.key().getKeyIdentifier().matchesExplicit(id))
                .findFirst();
    }

    /** What to encrypt to: the newest part that may be. */
    Optional<PGPPublicKey> encrypting(Instant now) {
        return encrypting.stream()
                .filter(part -> part.isGood(now))
                .map(KeyPart::key)
                .findFirst();
    }
}
