package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Expiry.Credential;
import org.flaghoist.pgp.PgpKeys;
import org.flaghoist.testing.PgpParty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgpSettingsTest {

    private static final String SFTP = """
            name: Somewhere
            sftp:
              host: localhost
              port: 2221
              user: hub
              password: {env: PASSWORD}
              hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW
              outbox: outbox
              inbox: inbox
              filePattern: 'A[0-9]+\\.csv\\.pgp'
              pgp:
            """;

    /** A passphrase makes a key costly, to whoever guesses and to tests. */
    private static final PgpParty HUB = PgpParty.locked("open sesame");

    private static final PgpParty PARTNER = PgpParty.make();

    @TempDir
    private Path config;

    private final SetupFaults faults = new SetupFaults();
    private final Map<String, String> environment = new java.util.HashMap<>(Map.of("PASSWORD", "x"));

    @BeforeEach
    void writesKeys() throws IOException {
        key("hub", HUB.privateKey());
        key("partner", PARTNER.publicKey());
    }

    @Test
    void readsTheKeysOfBoth() throws IOException {
        environment.put("PHRASE", "open sesame");
        environment.put("NEW", PgpParty.make().publicKey());
        PgpKeys keys = pgp("""
                ours:
                  - {key: {file: hub}, passphrase: {env: PHRASE}}
                theirs:
                  - {file: partner}
                  - {env: NEW}
                """);

        faults.throwIfAny();
        assertThat(Objects.requireNonNull(keys).ours()).hasSize(1);
        assertThat(keys.theirs()).hasSize(2);
        assertThat(keys.toString()).doesNotContain("sesame");
    }

    @Test
    void takesTheEndsOfKeysFromTheKeys() throws IOException {
        PgpParty extension = PgpParty.endingAfter(Duration.ofDays(40));
        key("extension", extension.publicKey());
        key("own", extension.privateKey());

        Partner read = read("""
                ours: [{key: {file: own}}]
                theirs: [{file: extension}]
                """);

        faults.throwIfAny();
        LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(40);
        assertThat(Objects.requireNonNull(read).expiries())
                .allSatisfy(expiry -> assertThat(expiry.on()).isBetween(end.minusDays(1), end))
                .extracting(Expiry::what)
                .containsExactly(Credential.OWN_PGP_KEY, Credential.PGP_KEY);
        assertThat(read.expiries().get(1).words()).matches("OpenPGP key [0-9A-F]{16}");
    }

    @Test
    void startsWithAKeyThatHasEnded() throws IOException {
        key("ended", PgpParty.ended().publicKey());
        key("own", PgpParty.ended().privateKey());

        Partner read = read("ours: [{key: {file: own}}]\ntheirs: [{file: ended}]\n");

        faults.throwIfAny();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(Objects.requireNonNull(read).expiries())
                .hasSize(2)
                .allSatisfy(expiry -> assertThat(expiry.days(today)).isNegative());
    }

    @Test
    void reportsAllThatIsWrongWithKeys() throws IOException {
        environment.put("PHRASE", "wrong");
        key("none", "no key at all");
        key("two", PARTNER.publicKey() + PgpParty.make().publicKey());
        key("revoked", PgpParty.revoked().publicKey());
        key("halfRevoked", PgpParty.withoutEncryption().publicKey());

        pgp("""
                ours:
                  - {key: {file: hub}, passphrase: {env: PHRASE}}
                  - {key: {file: hub}}
                  - {key: {file: partner}}
                  - {key: plain}
                  - {passphrase: {env: PHRASE}}
                  - {}
                theirs:
                  - {file: hub}
                  - {file: nowhere}
                  - {file: none}
                  - {file: two}
                  - {file: revoked}
                  - {file: halfRevoked}
                """);

        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "one.yaml:13: sftp.pgp.ours[0].key: from hub does not give its private part",
                        "one.yaml:14: sftp.pgp.ours[1].key: from hub is locked; give its 'passphrase'",
                        "one.yaml:15: sftp.pgp.ours[2].key: from partner is a public key",
                        "one.yaml:16: sftp.pgp.ours[3].key: stands in the file",
                        "one.yaml:12: sftp.pgp.ours[4].key: is missing",
                        "one.yaml:12: sftp.pgp.ours[5].key: is missing",
                        "one.yaml:20: sftp.pgp.theirs[0]: from hub is a private key",
                        "one.yaml:21: sftp.pgp.theirs[1]: ",
                        "nowhere cannot be read: there is no such file; create it",
                        "one.yaml:22: sftp.pgp.theirs[2]: from none is no OpenPGP key in ASCII armour",
                        "one.yaml:23: sftp.pgp.theirs[3]: from two holds 2 keys",
                        "one.yaml:24: sftp.pgp.theirs[4]: from revoked is key ",
                        ", which is revoked; give another",
                        "one.yaml:25: sftp.pgp.theirs[5]: from halfRevoked is key ",
                        ", no part of which may be encrypted to")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void tellsAKeyThatIsEmpty() throws IOException {
        pgp("ours:\n  - {key: {file: hub}}\ntheirs:\n  - {file: partner}\n  -\n");

        assertThatThrownBy(faults::throwIfAny).hasMessageContaining("sftp.pgp.theirs[1]: is empty; give a value");
    }

    @Test
    void wantsKeysOfBothAndNothingElse() throws IOException {
        pgp("ours: []\nrequired: true\n");

        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "one.yaml:12: sftp.pgp.ours: is missing",
                        "one.yaml:11: sftp.pgp.theirs: is missing",
                        "one.yaml:13: sftp.pgp.required: unknown key");
    }

    @Test
    void looksAtNoKeysWhereTheCredentialsAreNotThere() throws IOException {
        Path file = Files.writeString(
                config.resolve("one.yaml"),
                SFTP + "    ours: [{key: {file: away}, passphrase: {env: AWAY}}]\n    theirs: [{file: away}]\n");

        assertThat(new PartnerReader(file, config, Secrets.unknown(), faults).read("one"))
                .isNotNull();
        faults.throwIfAny();
    }

    private void key(String name, String text) throws IOException {
        Files.writeString(config.resolve(name), text);
    }

    private @Nullable PgpKeys pgp(String block) throws IOException {
        Partner read = read(block);
        return read == null ? null : ((Sftp) read.transport()).pgp();
    }

    private @Nullable Partner read(String block) throws IOException {
        Path file = Files.writeString(config.resolve("one.yaml"), SFTP + block.indent(4));
        return new PartnerReader(file, config, environment::get, faults).read("one");
    }
}
