package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.proof.ReceiptProof;
import org.flaghoist.proof.SigningKey;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.RewrittenChain;
import org.flaghoist.testing.TimeStampSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A partner's receipt, compared with the chain of a hub that is stopped. */
@ExtendWith(OutputCaptureExtension.class)
class ProofCommandTest {

    private final Path data;
    private final Path kept;
    private final Path chain;
    private final Path key;

    ProofCommandTest(@TempDir Path folder) {
        data = folder.resolve("data");
        kept = folder.resolve("kept");
        chain = folder.resolve("chain.jsonl");
        key = folder.resolve("flaghoist.pem");
    }

    @BeforeEach
    void take() throws Exception {
        Files.createDirectories(data);
        Files.createDirectory(kept);
        try (LedgerFixture hub = new LedgerFixture(data)) {
            hub.send("1", Notifications.of("north", "N-1"));
            hub.chain.seal();
            hub.ledger.note(Event.of(EventKind.SIGNED, Event.HUB)
                    .with("receipt", "r-1")
                    .with("sha256", Digests.plain("accepted")));
            Files.writeString(kept.resolve("r-1.json"), "accepted");
            Files.writeString(
                    kept.resolve("r-1.jws"),
                    new ReceiptProof("r-1", Digests.plain("accepted"), hub.chain.head())
                            .signed(new SigningKey(hub.key)));
            hub.chain.seal();
        }
    }

    @Test
    void agreesWithARecordThatWasNotTouched(CapturedOutput output) throws Exception {
        publicKey(output);
        assertThat(export()).isZero();

        assertThat(verify()).isZero();
        assertThat(output.getOut())
                .contains("chain.jsonl: links up to 3, ")
                .contains("0 manifests, 1 receipts and 1 files were compared with the chain from link 0 to link 3:"
                        + " nothing contradicts the record");
    }

    @Test
    void exposesARecordThatWasRewrittenWithItsOwnKey(CapturedOutput output) throws Exception {
        publicKey(output);
        try (LedgerFixture insider = new LedgerFixture(data)) {
            new RewrittenChain(insider.database, insider.key).backdate(1);
        }
        assertThat(export()).isZero();

        assertThat(run("verify", "--data", data.toString()))
                .as("by the hub's own check")
                .isZero();
        assertThat(verify()).isOne();
        assertThat(output.getOut()).contains("r-1.jws, signed by the hub, contradicts the record: it says that link 2");
    }

    @Test
    void namesAFileThatCannotBeUsed(CapturedOutput output) throws Exception {
        publicKey(output);
        Files.writeString(chain, "{\"link\":0,\"hash\":\"\"}\n{\"link\":2}\n");
        assertThat(verify()).isOne();
        assertThat(output.getErr()).contains("chain.jsonl is broken at link 1");

        assertThat(export()).isZero();
        Files.writeString(key, "no key");
        assertThat(verify()).isOne();
        assertThat(output.getErr()).contains("flaghoist.pem is no Ed25519 public key");
    }

    @Test
    void saysUntilWhenAThirdPartyHasSeenTheRecordAndExposesWhatWasRewritten(@TempDir Path folder, CapturedOutput output)
            throws Exception {
        TimeStampSigner signer = new TimeStampSigner(folder, "authority");
        Path earlier = folder.resolve("earlier.jsonl");
        try (LedgerFixture hub = new LedgerFixture(data)) {
            Seal head = hub.chain.head();
            String token = signer.token(HexFormat.of().parseHex(head.hash()), Instant.now());
            hub.sql
                    .sql("insert into time_stamp (day, link, hash, since, tried_at, token) values (?, ?, ?, 1, 1, ?)")
                    .params(yesterday(), head.link(), head.hash(), token)
                    .update();
        }
        assertThat(export()).isZero();
        Files.copy(chain, earlier);
        assertThat(stamps(signer.own())).isZero();
        assertThat(output.getOut()).contains("1 time stamp was compared; the record up to link 3 was there on ");

        try (LedgerFixture insider = new LedgerFixture(data)) {
            new RewrittenChain(insider.database, insider.key).backdate(1);
            insider.sql.sql("delete from time_stamp").update();
        }
        Files.delete(chain);
        assertThat(export()).isZero();
        assertThat(stamps(signer.own())).as("without any stamp").isOne();
        assertThat(stamps(signer.own(), "--time-stamps", earlier.toString())).isOne();
        assertThat(output.getOut()).contains("the time stamp of " + yesterday() + " contradicts the record");
        assertThat(run("verify", "--chain", chain.toString())).isOne();
        assertThat(output.getErr()).contains("give --receipts and --public-key", "or --trusted");
    }

    private static String yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    }

    private int stamps(Path trusted, String... more) {
        return run(Stream.concat(
                        Stream.of("verify", "--chain", chain.toString(), "--trusted", trusted.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private void publicKey(CapturedOutput output) throws Exception {
        assertThat(run("chain", "public-key", "--data", data.toString())).isZero();
        String text = output.getOut();
        Files.writeString(key, text.substring(text.indexOf("-----BEGIN")), StandardCharsets.US_ASCII);
    }

    private int export() {
        return run("chain", "export", chain.toString(), "--data", data.toString());
    }

    private int verify() {
        return run(
                "verify", "--receipts", kept.toString(), "--chain", chain.toString(), "--public-key", key.toString());
    }

    private static int run(String... arguments) {
        return Commands.run(arguments);
    }
}
