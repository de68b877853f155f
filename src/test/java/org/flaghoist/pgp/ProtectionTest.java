package org.flaghoist.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.PgpParty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    private static final int MOST = 1_000_000;
    private static final byte[] CONTENT = "одно сообщение\r\n\0\n".getBytes(StandardCharsets.UTF_8);

    private final PgpParty hub = PgpParty.make();
    private final PgpParty partner = PgpParty.make();
    private final PgpParty stranger = PgpParty.make();
    private final Protection hubs = hub.with(partner);
    private final Protection partners = partner.with(hub);

    @Test
    void opensWhatThePartnerProtectedAndTheOtherWayRound() {
        assertThat(hubs.open(partners.protect(CONTENT), MOST)).isEqualTo(CONTENT);
        assertThat(partners.open(hubs.protect(CONTENT), MOST)).isEqualTo(CONTENT);
        assertThat(hubs.open(partners.protect(new byte[0]), MOST)).isEmpty();
    }

    @Test
    void worksWithRsaAsWithCurves() {
        PgpParty rsa = PgpParty.rsa();

        assertThat(hub.with(rsa).open(rsa.with(hub).protect(CONTENT), MOST)).isEqualTo(CONTENT);
        assertThat(rsa.with(hub).open(hub.with(rsa).protect(CONTENT), MOST)).isEqualTo(CONTENT);
    }

    @Test
    void opensArmourWithSpaceAroundIt() throws IOException {
        String armored = "\r\n " + armored(partners.protect(CONTENT)) + "\n\n";

        assertThat(hubs.open(bytes(armored), MOST)).isEqualTo(CONTENT);
    }

    @Test
    void seesOnlyOneMessageInAFile() throws IOException {
        byte[] one = partners.protect(CONTENT);
        byte[] two = partners.protect(CONTENT);

        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(joined(one, two), MOST));
        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(bytes(armored(one) + "\n" + armored(two)), MOST));
        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(bytes(armored(one) + "\nand more"), MOST));
        assertFault(FaultCode.NOT_ENCRYPTED, () -> hubs.open(bytes("and more\n" + armored(one)), MOST));
        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(joined(one, PgpParty.literal(CONTENT)), MOST));
    }

    @Test
    void refusesWhatIsNotEncrypted() throws IOException {
        byte[] literal = PgpParty.literal(CONTENT);
        for (byte[] plain : List.of(
                bytes("id;text\r\n"), new byte[0], CONTENT, literal, bytes(armored(literal)), bytes("\u0411\u0413"))) {
            assertFault(FaultCode.NOT_ENCRYPTED, () -> hubs.open(plain, MOST));
        }
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertFault(FaultCode.NOT_SIGNED, () -> hubs.open(hub.unsigned(CONTENT), MOST));
        assertFault(FaultCode.NOT_SIGNED, () -> hubs.open(hub.packed(CONTENT), MOST));
    }

    @Test
    void refusesWhatSomebodyElseSignedOrCanRead() {
        assertThat(assertFault(
                                FaultCode.KEY_UNKNOWN,
                                () -> hubs.open(stranger.with(hub).protect(CONTENT), MOST))
                        .detail())
                .startsWith("signed with ");
        assertThat(assertFault(
                                FaultCode.KEY_UNKNOWN,
                                () -> hubs.open(partner.with(stranger).protect(CONTENT), MOST))
                        .detail())
                .startsWith("encrypted to ");
    }

    @Test
    void refusesASignatureOnOtherContent() {
        byte[] signed = hub.inside(partners.protect(bytes("pay 100")));
        byte[] changed = new String(signed, StandardCharsets.ISO_8859_1)
                .replace("pay 100", "pay 900")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(hubs.open(hub.encrypted(signed, true), MOST)).isEqualTo(bytes("pay 100"));
        assertFault(FaultCode.SIGNATURE_INVALID, () -> hubs.open(hub.encrypted(changed, true), MOST));
    }

    @Test
    void refusesWhatWasChangedOnItsWay() {
        byte[] file = partners.protect(CONTENT);
        for (int at = file.length - 1; at > file.length - 60; at -= 7) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(changed, MOST));
        }
    }

    @Test
    void refusesWhatWasCutAnywhere() {
        byte[] file = partners.protect(CONTENT);
        for (int length = 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            Rejection fault = catchThrowableOfType(Rejection.class, () -> hubs.open(cut, MOST));
            assertThat(fault.code()).isIn(FaultCode.UNDECRYPTABLE, FaultCode.NOT_ENCRYPTED, FaultCode.KEY_UNKNOWN);
        }
    }

    @Test
    void refusesWhatIsNotProtectedAgainstChange() {
        byte[] signed = hub.inside(partners.protect(CONTENT));

        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(hub.encrypted(signed, false), MOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void opensTheNewerFormsAndSeesWhatWasCutOrChanged(int version) {
        byte[] signed = hub.inside(partners.protect(new byte[300]));
        byte[] file = hub.authenticated(signed, version);
        int head = file.length - signed.length;

        assertThat(hubs.open(file, MOST)).hasSize(300);
        for (int at = head; at < file.length; at++) {
            byte[] cut = Arrays.copyOf(file, at);
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(cut, MOST));
            assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(changed, MOST));
        }
    }

    @Test
    void unpacksNoMoreThanAFileMayBe() {
        byte[] bomb = hub.packed(new byte[50 * MOST]);

        assertThat(bomb.length).isLessThan(MOST);
        assertFault(FaultCode.TOO_LARGE, () -> hubs.open(bomb, MOST));
        assertFault(FaultCode.TOO_LARGE, () -> hubs.open(partners.protect(new byte[MOST + 1]), MOST));
        assertThat(hubs.open(partners.protect(new byte[MOST]), MOST)).hasSize(MOST);
    }

    @Test
    void takesOldAndNewKeysOfBothWhileTheyAreChanged() {
        PgpParty newHub = PgpParty.make();
        PgpParty newPartner = PgpParty.make();
        Protection changing = new Protection(
                new PgpKeys(List.of(hub.own(), newHub.own()), List.of(partner.their(), newPartner.their())),
                Clock.systemUTC());

        for (PgpParty sender : List.of(partner, newPartner)) {
            for (PgpParty reader : List.of(hub, newHub)) {
                assertThat(changing.open(sender.with(reader).protect(CONTENT), MOST))
                        .isEqualTo(CONTENT);
            }
        }
        byte[] out = changing.protect(CONTENT);
        assertThat(partner.with(hub).open(out, MOST)).isEqualTo(CONTENT);
        assertThat(newPartner.with(hub).open(out, MOST)).isEqualTo(CONTENT);
        assertFault(FaultCode.KEY_UNKNOWN, () -> partner.with(newHub).open(out, MOST));
    }

    @Test
    void usesNoKeyAfterItsEnd() {
        PgpParty extension = PgpParty.endingAfter(Duration.ofDays(1));
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
        byte[] signed = extension.with(hub).protect(CONTENT);
        byte[] toEnding = partner.with(extension).protect(CONTENT);

        assertThat(hub.with(extension).open(signed, MOST)).isEqualTo(CONTENT);
        assertFault(FaultCode.KEY_EXPIRED, () -> hub.with(later, extension).open(signed, MOST));
        assertFault(FaultCode.KEY_EXPIRED, () -> hub.with(later, extension).protect(CONTENT));
        assertFault(FaultCode.KEY_EXPIRED, () -> extension.with(later, partner).protect(CONTENT));
        // What was encrypted to the hub in time may come late.
        assertThat(extension.with(later, partner).open(toEnding, MOST)).isEqualTo(CONTENT);
    }

    @Test
    void goesOnWithTheKeysThatHaveNotEnded() {
        PgpParty extension = PgpParty.endingAfter(Duration.ofDays(1));
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
        Protection changed = new Protection(
                new PgpKeys(List.of(extension.own(), hub.own()), List.of(extension.their(), partner.their())), later);

        byte[] out = changed.protect(CONTENT);

        assertThat(partner.with(hub).open(out, MOST)).isEqualTo(CONTENT);
        assertFault(FaultCode.KEY_UNKNOWN, () -> extension.with(hub).open(out, MOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6})
    void asksForNoMemoryForASignatureThatIsNotThere(int version) {
        byte[] huge = new byte[40];
        huge[0] = (byte) 0xC2;
        huge[1] = 38;
        Arrays.fill(huge, 2, 40, (byte) 0x7f);
        huge[2] = (byte) version;
        huge[3] = 0;
        huge[4] = 27;
        huge[5] = 10;

        assertFault(FaultCode.UNDECRYPTABLE, () -> hubs.open(hub.encrypted(huge, true), MOST));
    }

    private static Rejection assertFault(FaultCode code, ThrowingCallable opening) {
        Rejection fault = catchThrowableOfType(Rejection.class, opening);
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.location()).isEqualTo("0");
        return fault;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(one);
        joined.writeBytes(two);
        return joined.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String armored(byte[] packets) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(text)) {
            armor.write(packets);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }
}
