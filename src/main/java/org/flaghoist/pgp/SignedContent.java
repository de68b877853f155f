package org.flaghoist.pgp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPadding;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** What stood in an encrypted message: one content and the signatures on it, compressed once or not at all. */
final class SignedContent {

    /** More than anybody makes: each costs the hub a calculation. */
    private static final int MOST_SIGNATURES = 10;

    /** For what is beside the content in a compressed message. */
    private static final int MOST_BESIDE = 1 << 16;

    private final int most;
    private final List<PGPSignature> signatures = new ArrayList<>();
    private byte @Nullable [] content;

    private SignedContent(int most) {
        this.most = most;
    }

    /** @throws Rejection TOO_LARGE, NOT_SIGNED, or UNDECRYPTABLE where it is something else */
    static SignedContent read(InputStream packets, int most) {
        SignedContent signed = new SignedContent(most);
        try {
            signed.read(packets, true);
        } catch (Rejection fault) {
            throw fault;
        } catch (IOException | PGPException | RuntimeException e) {
            // Bouncy Castle throws what it happens to meet in packets that are none.
            throw notOne();
        }
        if (signed.content == null) {
            throw notOne();
        } else if (signed.signatures.isEmpty()) {
            throw FileFault.of(FaultCode.NOT_SIGNED, "encrypted, and not signed");
        }
        return signed;
    }

    byte[] content() {
        return content == null ? new byte[0] : content;
    }

    List<PGPSignature> signatures() {
        return signatures;
    }

    private void read(InputStream stream, boolean mayBeCompressed) throws IOException, PGPException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(new BCPGInputStream(stream));
        boolean compressed = false;
        for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
            if (packet instanceof PGPCompressedData inside && mayBeCompressed && content == null) {
                read(new LimitedStream(inside.getDataStream(), most + (long) MOST_BESIDE), false);
                compressed = true;
            } else if (packet instanceof PGPLiteralData literal && content == null) {
                content = content(literal);
            } else if (packet instanceof PGPSignatureList list && !compressed) {
                list.forEach(this::add);
            } else if (!(packet instanceof PGPOnePassSignatureList
                    || packet instanceof PGPMarker
                    || packet instanceof PGPPadding)) {
                throw notOne();
            }
        }
    }

    private byte[] content(PGPLiteralData literal) throws IOException {
        byte[] bytes = literal.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw LimitedStream.tooLarge(most);
        }
        return bytes;
    }

    private void add(PGPSignature signature) {
        if (signatures.size() == MOST_SIGNATURES) {
            throw notOne();
        }
        signatures.add(signature);
    }

    private static Rejection notOne() {
        return FileFault.of(FaultCode.UNDECRYPTABLE, "not one signed content");
    }
}
