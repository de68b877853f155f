package org.flaghoist.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.notification.Urgency;
import org.flaghoist.proof.KeptProofs.Findings;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.RewrittenChain;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner has kept shows whether the hub's record is what the partner was told. */
class KeptProofsTest {

    private static final String RECEIPT = "0123456789abcdef0123456789abcdef";
    private static final String BODY = "accepted";

    @AutoClose
    private LedgerFixture hub;

    private Path kept;
    private SigningKey key;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hub = new LedgerFixture(folder);
        kept = Files.createDirectory(folder.resolve("kept"));
        key = new SigningKey(hub.key);
    }

    @Test
    void agreesWithARecordThatWasNotTouched() throws Exception {
        give("N-1", 1);
        receipt(RECEIPT, BODY);
        manifest("2026-06-03", copy("N-1", 1L), hub.chain.seal());

        assertThat(compare().contradictions()).isEmpty();
        assertThat(compare().missing()).isEmpty();
        assertThat(compare().summary()).startsWith("1 manifests, 1 receipts and 2 files were compared");
    }

    @Test
    void findsThatTheRecordWasRewrittenThoughItWasStampedAndSealedWithItsOwnKey() throws Exception {
        give("N-1", 1);
        hub.chain.seal();
        receipt(RECEIPT, BODY);
        hub.chain.seal();

        new RewrittenChain(hub.database, hub.key).backdate(1);

        assertThat(hub.chain.verify().ok()).as("seen by the hub itself").isTrue();
        assertThat(compare().contradictions())
                .singleElement()
                .asString()
                .startsWith(
                        "receipt_" + RECEIPT + ".jws, signed by the hub, contradicts the record: it says that link 3")
                .contains("may have been rewritten");
    }

    @Test
    void findsThatTheRecordWasSetBackBeforeWhatThePartnerWasTold() throws Exception {
        receipt(RECEIPT, BODY);
        manifest("2026-06-03", copy("N-1", 1L), new Seal(9, "ab".repeat(32)));

        assertThat(compare().contradictions())
                .singleElement()
                .asString()
                .contains("manifest_2026-06-03.txt", "link 9", "no such link and ends with link 2");
    }

    @Test
    void findsACopyAReceiptAndAManifestThatTheRecordDoesNotHave() throws Exception {
        give("N-1", 1);
        Seal head = hub.chain.seal();
        Files.write(kept.resolve("manifest_2026-06-03.txt"), signed("2026-06-03", copy("N-2", 1L), head));
        Files.writeString(kept.resolve("r.jws"), new ReceiptProof(RECEIPT, Digests.plain("other"), head).signed(key));

        assertThat(compare().contradictions())
                .hasSize(3)
                .anySatisfy(words -> assertThat(words).contains("no manifest of these bytes"))
                .anySatisfy(words -> assertThat(words).contains("north_N-2_r1.json", "no such copy for west"))
                .anySatisfy(words -> assertThat(words).contains("r.jws", "no receipt " + RECEIPT));
    }

    @Test
    void trustsNothingThatTheHubDidNotSign() throws Exception {
        receipt(RECEIPT, BODY);
        manifest("2026-06-03", copy("N-1", 1L), hub.chain.seal());
        Path manifest = kept.resolve("manifest_2026-06-03.txt");
        Files.writeString(manifest, Files.readString(manifest).replace(",N-1,", ",N-7,"));
        Path proof = kept.resolve("receipt_" + RECEIPT + ".jws");
        String other = new ReceiptProof(RECEIPT, Digests.plain(BODY), Seal.NONE).signed(new SigningKey(new byte[32]));
        Files.writeString(proof, other);

        assertThat(compare().contradictions())
                .hasSize(2)
                .allSatisfy(words -> assertThat(words).contains("is not signed by this key"));
    }

    @Test
    void findsAKeptFileThatIsNotTheOneThatWasGiven() throws Exception {
        give("N-1", 1);
        receipt(RECEIPT, BODY);
        manifest("2026-06-03", copy("N-1", 1L), hub.chain.seal());
        Files.writeString(kept.resolve("north_N-1_r1.json"), "something else");
        Files.writeString(kept.resolve("receipt_" + RECEIPT + ".json"), "rejected");

        assertThat(compare().contradictions())
                .hasSize(2)
                .anySatisfy(words -> assertThat(words).startsWith("north_N-1_r1.json is not the file"))
                .anySatisfy(words -> assertThat(words).contains("is not the receipt"));
    }

    @Test
    void namesTheCopiesThatNeverCame() throws Exception {
        List<ManifestEntry> files = List.of(copy("N-1", 1L), entry("ANSWER", "N-4", 4L));
        Manifest manifest = new Manifest(
                "west",
                "2026-06-03",
                "2026-06-04T00:05:00Z",
                files,
                List.of(new ManifestNumber("north", 2, "WITHDRAWN"), new ManifestNumber("north", 5, "WAITING")),
                Map.of("north", 5L),
                Seal.NONE);
        Files.write(kept.resolve("manifest_2026-06-03.txt"), manifest.signed(key));

        assertThat(compare().missing()).containsExactly("copy 3 of north is in no manifest");
    }

    @Test
    void refusesAnExportThatSomebodyChanged() throws Exception {
        give("N-1", 1);
        hub.chain.seal();

        assertThatThrownBy(() -> read(exported().replace("north", "south")))
                .hasMessageContaining("is broken at link 1");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("no chain")).hasMessageContaining("no chain as 'flaghoist chain export'");
    }

    @Test
    void isSignedSoThatTheJdkAloneCanVerifyIt() {
        String jws = new ReceiptProof(RECEIPT, Digests.plain(BODY), Seal.NONE).signed(key);
        int end = jws.lastIndexOf('.');

        assertThat(PublicKeyFile.parse(key.publicKey())
                        .isSigned(jws.substring(0, end).getBytes(StandardCharsets.US_ASCII), jws.substring(end + 1)))
                .isTrue();
        assertThat(new SigningKey(hub.key).publicKey()).as("at another hub").isEqualTo(key.publicKey());
        assertThatThrownBy(() -> PublicKeyFile.parse("no key")).hasMessageContaining("is no Ed25519 public key");
    }

    private void give(String reference, int number) {
        byte[] content = "{}".getBytes(StandardCharsets.UTF_8);
        hub.deliver(
                "key-" + number,
                Notifications.of("north", reference),
                RecipientOutcome.released(
                        "west",
                        DeliveryState.DELIVERED,
                        null,
                        List.of(),
                        new Rendering(content, "json", Urgency.ROUTINE)));
    }

    /** As the hub signs it, with where the record stands now. */
    private void receipt(String receipt, String body) throws IOException {
        String digest = Digests.plain(body);
        hub.ledger.note(Event.of(EventKind.SIGNED, Event.HUB)
                .partner("north")
                .with("receipt", receipt)
                .with("sha256", digest));
        Files.writeString(
                kept.resolve("receipt_" + receipt + ".jws"),
                new ReceiptProof(receipt, digest, hub.chain.head()).signed(key));
        Files.writeString(kept.resolve("receipt_" + receipt + ".json"), body);
    }

    private void manifest(String day, ManifestEntry copy, Seal head) throws IOException {
        byte[] signed = signed(day, copy, head);
        hub.ledger.note(Event.of(EventKind.MANIFEST, Event.HUB).partner("west").with("sha256", Digests.plain(signed)));
        Files.write(kept.resolve("manifest_" + day + ".txt"), signed);
        Files.writeString(kept.resolve(copy.name()), "{}");
        hub.chain.seal();
    }

    private byte[] signed(String day, ManifestEntry copy, Seal head) {
        return new Manifest("west", day, day + "T23:59:59Z", List.of(copy), List.of(), Map.of("north", 1L), head)
                .signed(key);
    }

    private static ManifestEntry copy(String reference, Long number) {
        return entry(ManifestEntry.COPY, reference, number);
    }

    private static ManifestEntry entry(String kind, String reference, Long number) {
        return new ManifestEntry(
                kind,
                "north_" + reference + "_r1.json",
                2,
                Digests.plain("{}"),
                "2026-06-03T03:40:00Z",
                "north",
                reference,
                1,
                number);
    }

    private Findings compare() throws IOException {
        return new KeptProofs(kept, read(exported()), PublicKeyFile.parse(key.publicKey())).compare();
    }

    private String exported() throws IOException {
        StringWriter text = new StringWriter();
        new ChainExport(hub.database).write(text);
        return text.toString();
    }

    private static ExportedChain read(String text) throws IOException {
        return ExportedChain.read(new BufferedReader(new StringReader(text)));
    }
}
