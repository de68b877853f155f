package org.flaghoist.pgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.PGPSessionKeyEncryptedData;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcSessionKeyDataDecryptorFactory;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Decrypts a file with whichever of the hub's keys it was encrypted to. */
final class Decryption {

    private static final Set<Integer> ENCRYPTED = Set.of(
            PacketTags.PUBLIC_KEY_ENC_SESSION,
            PacketTags.SYMMETRIC_KEY_ENC_SESSION,
            PacketTags.SYMMETRIC_KEY_ENC,
            PacketTags.SYM_ENC_INTEGRITY_PRO,
            PacketTags.AEAD_ENC_DATA);

    /** Far more than anybody makes: each costs the hub a calculation. */
    private static final int MOST_TRIES = 100;

    private final List<OwnKey> ours;

    Decryption(List<OwnKey> ours) {
        this.ours = ours;
    }

    /**
     * The packets in it, all of them, and unchanged since they were encrypted: nothing of them is looked at before that
     * is known. Whatever is wrong there is reported in the same words, or a stranger could ask the hub about others'
     * messages.
     */
    InputStream decrypt(byte[] file) {
        try {
            return decryptWhole(Armor.removed(file));
        } catch (Rejection fault) {
            throw fault;
        } catch (IOException | PGPException | RuntimeException e) {
            // Bouncy Castle throws what it happens to meet in a message that is none.
            throw undecryptable();
        }
    }

    private InputStream decryptWhole(byte[] message) throws IOException, PGPException {
        BCPGInputStream packets = new BCPGInputStream(new ByteArrayInputStream(message));
        if (!ENCRYPTED.contains(packets.skipMarkerPackets())) {
            throw FileFault.of(FaultCode.NOT_ENCRYPTED, "no encrypted OpenPGP message");
        }
        PGPEncryptedDataList encrypted = new PGPEncryptedDataList(packets);
        PGPSessionKey key = sessionKey(encrypted);
        PGPSessionKeyEncryptedData data = encrypted.extractSessionKeyEncryptedData();
        // The newer forms are protected by how they are encrypted, the older one where it says so.
        boolean integrityProtected = data.isAEAD() || data.isIntegrityProtected();
        if (!integrityProtected || !new OpenPGPDefaultPolicy().isAcceptableSymmetricKeyAlgorithm(key.getAlgorithm())) {
            throw undecryptable();
        }
        InputStream inside = read(data.getDataStream(new BcSessionKeyDataDecryptorFactory(key)), message.length);
        // Of the newer forms nothing false can be read.
        boolean whole = data.isAEAD() || data.verify();
        if (!whole || packets.nextPacketTag() >= 0) {
            throw undecryptable();
        }
        return inside;
    }

    // Without the copies that readAllBytes makes: it may be as large as the memory allows.
    private static InputStream read(InputStream stream, int most) throws IOException {
        byte[] buffer = new byte[most];
        int length = stream.readNBytes(buffer, 0, most);
        if (stream.read() >= 0) {
            throw new IOException("more came out than went in");
        }
        return new ByteArrayInputStream(buffer, 0, length);
    }

    private PGPSessionKey sessionKey(PGPEncryptedDataList encrypted) {
        List<KeyIdentifier> readers = new ArrayList<>();
        int tries = 0;
        for (PGPEncryptedData way : encrypted) {
            if (way instanceof PGPPublicKeyEncryptedData forKey) {
                readers.add(forKey.getKeyIdentifier());
                for (PGPPrivateKey own : keys(forKey.getKeyIdentifier())) {
                    Optional<PGPSessionKey> key = ++tries > MOST_TRIES ? Optional.empty() : sessionKey(forKey, own);
                    if (key.isPresent()) {
                        return key.get();
                    }
                }
            }
        }
        throw tries > 0 ? undecryptable() : unknown(readers);
    }

    // Encrypted to somebody who is not named, or broken: perhaps the next one fits.
    private static Optional<PGPSessionKey> sessionKey(PGPPublicKeyEncryptedData forKey, PGPPrivateKey own) {
        try {
            return Optional.of(forKey.getSessionKey(new BcPublicKeyDataDecryptorFactory(own)));
        } catch (PGPException e) {
            return Optional.empty();
        }
    }

    private List<PGPPrivateKey> keys(KeyIdentifier reader) {
        return ours.stream().flatMap(key -> key.decrypting(reader)).toList();
    }

    private static Rejection unknown(List<KeyIdentifier> readers) {
        return FileFault.of(
                FaultCode.KEY_UNKNOWN,
                readers.isEmpty()
                        ? "encrypted to no key"
                        : "encrypted to " + readers.stream().map(KeyText::name).collect(Collectors.joining(", ")));
    }

    private static Rejection undecryptable() {
        return FileFault.of(FaultCode.UNDECRYPTABLE, "damaged, or not protected against change");
    }
}
