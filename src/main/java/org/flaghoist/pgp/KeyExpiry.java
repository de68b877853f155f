package org.flaghoist.pgp;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPSignatureException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/**
 * When keys end, as their owners signed. Bouncy Castle's own answer is that of any self-signature, so that it misses an
 * end that only one of them names, or takes one that was put off since.
 */
final class KeyExpiry {

    private KeyExpiry() {}

    /** When a part may not be used any more, for its own or its primary key's end; empty for never. */
    static Optional<Instant> of(OpenPGPCertificate key, OpenPGPComponentKey part, Instant now) {
        Date when = Date.from(now);
        Stream<OpenPGPComponentSignature> own =
                part.isPrimaryKey() ? Stream.empty() : Stream.ofNullable(part.getLatestSelfSignature(when));
        return Stream.concat(primary(key, when), own)
                .flatMap(signature -> end(signature).stream())
                .min(Comparator.naturalOrder());
    }

    /** The last word about the primary key itself, and that about it with its name. */
    private static Stream<OpenPGPComponentSignature> primary(OpenPGPCertificate key, Date when) {
        OpenPGPUserId name = key.getPrimaryUserId(when);
        return Stream.concat(
                Stream.ofNullable(key.getPrimaryKey().getLatestDirectKeySelfSignature(when)),
                Stream.ofNullable(name == null ? null : name.getLatestSelfSignature(when)));
    }

    private static Optional<Instant> end(OpenPGPComponentSignature signature) {
        try {
            signature.verify(new BcOpenPGPImplementation());
        } catch (PGPSignatureException e) {
            throw new IllegalArgumentException(
                    "has a signature of its own that is false; ask its owner for it anew", e);
        }
        return Optional.ofNullable(signature.getKeyExpirationTime()).map(Date::toInstant);
    }
}
