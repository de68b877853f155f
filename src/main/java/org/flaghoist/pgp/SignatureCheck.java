package org.flaghoist.pgp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Sees that a partner has signed a content, with a key that is good now. */
final class SignatureCheck {

    private final List<TheirKey> theirs;
    private final Clock clock;

    SignatureCheck(List<TheirKey> theirs, Clock clock) {
        this.theirs = theirs;
        this.clock = clock;
    }

    /**
     * One good signature is enough: a partner that changes keys may sign with both.
     *
     * @throws Rejection where none is good: SIGNATURE_INVALID, KEY_EXPIRED or KEY_UNKNOWN
     */
    void check(SignedContent signed) {
        Rejection worst = null;
        for (PGPSignature signature : signed.signatures()) {
            Rejection fault = fault(signature, signed.content());
            if (fault == null) {
                return;
            }
            // That one of the partner's keys has signed in vain says more than that others have signed, too.
            worst = worst == null || worst.code() == FaultCode.KEY_UNKNOWN ? fault : worst;
        }
        if (worst != null) {
            throw worst;
        }
    }

    private @Nullable Rejection fault(PGPSignature signature, byte[] content) {
        Instant now = clock.instant();
        List<KeyIdentifier> ids = signature.getKeyIdentifiers();
        for (TheirKey key : theirs) {
            for (KeyIdentifier id : ids) {
                if (key.has(id)) {
                    return fault(signature, content, key.signing(id), KeyText.name(id), now);
                }
            }
        }
        String signers = ids.stream().map(KeyText::name).distinct().collect(Collectors.joining(", "));
        return FileFault.of(FaultCode.KEY_UNKNOWN, "signed with " + signers);
    }

    private static @Nullable Rejection fault(
            PGPSignature signature, byte[] content, Optional<KeyPart> part, String name, Instant now) {
        if (part.isEmpty()) {
            return FileFault.of(FaultCode.KEY_EXPIRED, name + " may not sign, or was revoked");
        } else if (!isTrue(signature, content, part.get(), now)) {
            return FileFault.of(FaultCode.SIGNATURE_INVALID, "signed with " + name);
        }
        return part.get().isGood(now) ? null : FileFault.of(FaultCode.KEY_EXPIRED, name + " has ended");
    }

    /** Whether it is a signature on a content, by algorithms that are still safe, that has not ended itself. */
    private static boolean isAcceptable(PGPSignature signature, KeyPart part, Instant now) {
        OpenPGPDefaultPolicy policy = new OpenPGPDefaultPolicy();
        int type = signature.getSignatureType();
        long seconds = signature.getHashedSubPackets() == null
                ? 0
                : signature.getHashedSubPackets().getSignatureExpirationTime();
        Instant made = signature.getCreationTime().toInstant();
        return (type == PGPSignature.BINARY_DOCUMENT || type == PGPSignature.CANONICAL_TEXT_DOCUMENT)
                && policy.hasAcceptableDocumentSignatureHashAlgorithm(signature)
                && policy.hasNoCriticalUnknownNotations(signature)
                && policy.hasNoCriticalUnknownSubpackets(signature)
                && policy.isAcceptablePublicKey(part.key())
                && !made.isBefore(part.key().getCreationTime().toInstant())
                && (seconds == 0 || now.isBefore(made.plus(Duration.ofSeconds(seconds))));
    }

    // What cannot even be calculated is not true: Bouncy Castle throws what it happens to meet.
    private static boolean isTrue(PGPSignature signature, byte[] content, KeyPart part, Instant now) {
        try {
            if (!isAcceptable(signature, part, now)) {
                return false;
            }
            signature.init(new BcPGPContentVerifierBuilderProvider(), part.key());
            signature.update(content);
            return signature.verify();
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }
}
