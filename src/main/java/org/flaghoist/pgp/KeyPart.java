package org.flaghoist.pgp;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or subkey that may do one thing: sign, or be encrypted to.
 *
 * @param end from when on it may not any more; null for never
 */
record KeyPart(PGPPublicKey key, @Nullable Instant end) {

    private static final Comparator<KeyPart> NEWEST =
            Comparator.comparing((KeyPart part) -> part.key().getCreationTime()).reversed();

    /** Those that may sign, or could until they ended, the newest first; none that was revoked. */
    static List<KeyPart> signing(OpenPGPCertificate key, Instant now) {
        return of(key, now, OpenPGPCertificate::getSigningKeys);
    }

    /** Likewise those that may be encrypted to. */
    static List<KeyPart> encrypting(OpenPGPCertificate key, Instant now) {
        return of(key, now, OpenPGPCertificate::getEncryptionKeys);
    }

    private interface Use {
        List<OpenPGPComponentKey> at(OpenPGPCertificate key, Date when);
    }

    private static List<KeyPart> of(OpenPGPCertificate key, Instant now, Use use) {
        return key.getKeys().stream()
                .flatMap(part -> of(key, part, now, use).stream())
                .sorted(NEWEST)
                .toList();
    }

    // One that has ended is of no use now; whether it was of any is asked for the second before.
    private static Optional<KeyPart> of(OpenPGPCertificate key, OpenPGPComponentKey part, Instant now, Use use) {
        Instant end = KeyExpiry.of(key, part, now).orElse(null);
        Instant when = end == null || end.isAfter(now) ? now : end.minusSeconds(1);
        boolean useful = use.at(key, Date.from(when)).stream()
                .anyMatch(other -> other.getKeyIdentifier().equals(part.getKeyIdentifier()));
        return useful ? Optional.of(new KeyPart(part.getPGPPublicKey(), end)) : Optional.empty();
    }

    boolean isGood(Instant now) {
        return end == null || now.isBefore(end);
    }

    /** When the last of some parts ends; empty for never. */
    private static Optional<Instant> lastEnd(List<KeyPart> parts) {
        return parts.stream().anyMatch(part -> part.end() == null)
                ? Optional.empty()
                : parts.stream().flatMap(part -> Stream.ofNullable(part.end())).max(Comparator.naturalOrder());
    }

    /** When a key is of no full use any more; empty for never. */
    static Optional<Instant> firstEnd(List<KeyPart> signing, List<KeyPart> encrypting) {
        return Stream.of(signing, encrypting)
                .flatMap(parts -> lastEnd(parts).stream())
                .min(Comparator.naturalOrder());
    }
}
