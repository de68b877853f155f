package org.flaghoist.pgp;

import java.time.Clock;
import org.flaghoist.notification.Rejection;

/** Protects the files of one partner on its server: they are signed and encrypted, in both directions. */
public final class Protection {

    /** What a protected file's name ends in. */
    public static final String EXTENSION = ".pgp";

    private final Encryption encryption;
    private final Decryption decryption;
    private final SignatureCheck signatures;

    public Protection(PgpKeys keys, Clock clock) {
        this.encryption = new Encryption(keys, clock);
        this.decryption = new Decryption(keys.ours());
        this.signatures = new SignatureCheck(keys.theirs(), clock);
    }

    /**
     * Signs and encrypts. Each time the bytes are others.
     *
     * @throws Rejection KEY_EXPIRED where no key is left for it
     */
    public byte[] protect(byte[] content) {
        return encryption.encrypt(content);
    }

    /**
     * Decrypts a file, binary or in ASCII armour, and sees that the partner has signed it.
     *
     * @param most bytes of the content
     * @throws Rejection NOT_ENCRYPTED, UNDECRYPTABLE, NOT_SIGNED, SIGNATURE_INVALID, KEY_UNKNOWN, KEY_EXPIRED, and
     *     TOO_LARGE where the content is larger than it may be
     */
    public byte[] open(byte[] file, int most) {
        SignedContent signed = SignedContent.read(decryption.decrypt(file), most);
        signatures.check(signed);
        return signed.content();
    }
}
