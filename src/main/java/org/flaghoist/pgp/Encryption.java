package org.flaghoist.pgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.flaghoist.notification.FaultCode;

/** Signs with the hub's key and encrypts to the partner's, in a way that every implementation of OpenPGP can read. */
final class Encryption {

    private final PgpKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Encryption(PgpKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    byte[] encrypt(byte[] content) {
        Instant now = clock.instant();
        OwnKey.Signing signing = keys.ours().stream()
                .map(OwnKey::signing)
                .filter(own -> own.part().isGood(now))
                .findFirst()
                .orElseThrow(() -> FileFault.of(FaultCode.KEY_EXPIRED, "every key of the hub's has ended"));
        List<PGPPublicKey> readers = keys.theirs().stream()
                .flatMap(key -> key.encrypting(now).stream())
                .toList();
        if (readers.isEmpty()) {
            throw FileFault.of(FaultCode.KEY_EXPIRED, "every key of the partner's has ended");
        }
        try {
            return encrypted(signed(content, signing, now), readers);
        } catch (IOException | PGPException e) {
            throw new IllegalStateException("OpenPGP: " + e, e);
        }
    }

    private byte[] signed(byte[] content, OwnKey.Signing signing, Instant now) throws IOException, PGPException {
        PGPPublicKey key = signing.part().key();
        var builder = new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512);
        PGPSignatureGenerator signature = new PGPSignatureGenerator(builder.setSecureRandom(random), key);
        signature.init(PGPSignature.BINARY_DOCUMENT, signing.key());
        PGPSignatureSubpacketGenerator about = new PGPSignatureSubpacketGenerator();
        about.setSignatureCreationTime(Date.from(now));
        about.setIssuerFingerprint(false, key);
        signature.setHashedSubpackets(about.generate());
        ByteArrayOutputStream packets = new ByteArrayOutputStream(content.length + 1_000);
        signature.generateOnePassVersion(false).encode(packets);
        try (OutputStream literal = new PGPLiteralDataGenerator()
                .open(packets, PGPLiteralData.BINARY, "", content.length, Date.from(now))) {
            literal.write(content);
        }
        signature.update(content);
        signature.generate().encode(packets);
        return packets.toByteArray();
    }

    private byte[] encrypted(byte[] packets, List<PGPPublicKey> readers) throws IOException, PGPException {
        PGPEncryptedDataGenerator encryption =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(random));
        readers.forEach(reader ->
                encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(reader).setSecureRandom(random)));
        ByteArrayOutputStream message = new ByteArrayOutputStream(packets.length + 2_000);
        try (OutputStream inside = encryption.open(message, packets.length)) {
            inside.write(packets);
        }
        return message.toByteArray();
    }
}
