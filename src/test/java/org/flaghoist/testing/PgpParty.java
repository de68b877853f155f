package org.flaghoist.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.api.KeyPassphraseProvider;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyEditor;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.flaghoist.pgp.OwnKey;
import org.flaghoist.pgp.PgpKeys;
import org.flaghoist.pgp.Protection;
import org.flaghoist.pgp.TheirKey;

/** Somebody with an OpenPGP key that was made just now. */
public final class PgpParty {

    private static final int VERSION = 4;

    private final OpenPGPKey key;

    private PgpParty(OpenPGPKey key) {
        this.key = key;
    }

    /** As GnuPG makes them: Ed25519 and Curve25519. */
    public static PgpParty make() {
        return made(() -> generator().classicKey("<made@example.org>").build());
    }

    public static PgpParty rsa() {
        return made(() -> generator().compositeRSAKey(2048, "<rsa@example.org>").build());
    }

    public static PgpParty locked(String passphrase) {
        return made(() -> generator().classicKey("<locked@example.org>").build(passphrase.toCharArray()));
    }

    /** One whose key ends so long after it was made. */
    public static PgpParty endingAfter(Duration life) {
        return extension(Date.from(Instant.now()), life);
    }

    /** One whose key ended a day ago. */
    public static PgpParty ended() {
        return extension(Date.from(Instant.now().minus(Duration.ofDays(3))), Duration.ofDays(2));
    }

    private static PgpParty extension(Date made, Duration life) {
        SignatureParameters.Callback ends = SignatureParameters.Callback.Util.modifyHashedSubpackets(subpackets -> {
            subpackets.setKeyExpirationTime(life.toSeconds());
            return subpackets;
        });
        return made(() -> new BcOpenPGPApi()
                .generateKey(VERSION, made)
                .withPrimaryKey(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, ends)
                .addUserId("<extension@example.org>")
                .addSigningSubkey()
                .addEncryptionSubkey(PGPKeyPairGenerator::generateLegacyX25519KeyPair)
                .build());
    }

    /** One whose key is revoked. */
    public static PgpParty revoked() {
        OpenPGPKey key = make().key;
        return made(() -> editor(key).revokeKey().done());
    }

    /** One whose part to be encrypted to is revoked. */
    public static PgpParty withoutEncryption() {
        OpenPGPKey key = make().key;
        return made(() ->
                editor(key).revokeComponentKey(key.getEncryptionKeys().get(0)).done());
    }

    /** The same with another part to be encrypted to; the one of before is revoked. */
    public PgpParty renewed() {
        return made(() -> editor(key)
                .revokeComponentKey(key.getEncryptionKeys().get(0))
                .addEncryptionSubkey(PGPKeyPairGenerator::generateLegacyX25519KeyPair)
                .done());
    }

    private static OpenPGPKeyEditor editor(OpenPGPKey key) throws PGPException {
        return new OpenPGPKeyEditor(key, new KeyPassphraseProvider.DefaultKeyPassphraseProvider());
    }

    private interface Making {
        OpenPGPKey key() throws PGPException;
    }

    private static OpenPGPKeyGenerator generator() throws PGPException {
        return new BcOpenPGPApi().generateKey(VERSION);
    }

    private static PgpParty made(Making making) {
        try {
            return new PgpParty(making.key());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    public String publicKey() {
        return armored(key.toCertificate()::toAsciiArmoredString);
    }

    public String privateKey() {
        return armored(key::toAsciiArmoredString);
    }

    public String name() {
        return their().name();
    }

    private interface Armored {
        String text() throws IOException;
    }

    private static String armored(Armored key) {
        try {
            return key.text();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public OwnKey own() {
        return OwnKey.read(privateKey(), null, Instant.now());
    }

    public TheirKey their() {
        return TheirKey.read(publicKey(), Instant.now());
    }

    /** How this one protects files for, and opens those of, some others. */
    public Protection with(PgpParty... others) {
        return with(Clock.systemUTC(), others);
    }

    public Protection with(Clock clock, PgpParty... others) {
        return new Protection(
                new PgpKeys(
                        List.of(own()),
                        List.of(others).stream().map(PgpParty::their).toList()),
                clock);
    }

    /** Encrypts to this one, and does not sign. */
    public byte[] unsigned(byte[] content) {
        return encrypted(literal(content), true);
    }

    /** Encrypts to this one something else than what another has signed. */
    public byte[] forged(Protection signer) {
        byte[] signed = inside(signer.protect("pay 100".getBytes(US_ASCII)));
        String changed = new String(signed, ISO_8859_1).replace("pay 100", "pay 900");
        return encrypted(changed.getBytes(ISO_8859_1), true);
    }

    /** The packets that were encrypted to this one. */
    public byte[] inside(byte[] file) {
        OpenPGPKey.OpenPGPSecretKey part =
                key.getSecretKey(key.getEncryptionKeys().get(0).getKeyIdentifier());
        try (InputStream message = PGPUtil.getDecoderStream(new ByteArrayInputStream(file))) {
            PGPPrivateKey secret = part.unlock().getKeyPair().getPrivateKey();
            PGPPublicKeyEncryptedData data =
                    (PGPPublicKeyEncryptedData) new PGPEncryptedDataList(new BCPGInputStream(message))
                            .iterator()
                            .next();
            return data.getDataStream(new BcPublicKeyDataDecryptorFactory(secret))
                    .readAllBytes();
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts to this one content that is packed. */
    public byte[] packed(byte[] content) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream inside = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZLIB).open(packed)) {
                inside.write(literal(content));
            }
            return encrypted(packed.toByteArray(), true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] literal(byte[] content) {
        try {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            try (OutputStream inside = new PGPLiteralDataGenerator()
                    .open(packet, PGPLiteralData.BINARY, "", content.length, Date.from(Instant.now()))) {
                inside.write(content);
            }
            return packet.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts packets to this one. */
    public byte[] encrypted(byte[] packets, boolean integrityProtected) {
        return encrypted(packets, builder -> builder.setWithIntegrityPacket(integrityProtected));
    }

    /** Encrypts packets to this one in the form of LibrePGP (5) or of RFC 9580 (6). */
    public byte[] authenticated(byte[] packets, int version) {
        return encrypted(
                packets,
                builder -> (version == 5 ? builder.setUseV5AEAD() : builder.setUseV6AEAD())
                        .setWithAEAD(AEADAlgorithmTags.OCB, 6));
    }

    private byte[] encrypted(byte[] packets, UnaryOperator<BcPGPDataEncryptorBuilder> form) {
        PGPPublicKey to = key.getEncryptionKeys().get(0).getPGPPublicKey();
        PGPEncryptedDataGenerator encryption = new PGPEncryptedDataGenerator(
                form.apply(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)));
        encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(to));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (OutputStream inside = encryption.open(message, packets.length)) {
            inside.write(packets);
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
        return message.toByteArray();
    }
}
