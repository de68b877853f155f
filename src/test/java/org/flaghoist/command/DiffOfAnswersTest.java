package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.LedgerFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What changed files would do to the answers that senders get is found in what a ledger keeps of them. */
@ExtendWith(OutputCaptureExtension.class)
final class DiffOfAnswersTest {

    private static final Path SAMPLES = Path.of("src/test/samples/at/in");

    private Path data = Path.of("");
    private Path draft = Path.of("");

    @BeforeEach
    void keep(@TempDir Path directory) throws IOException {
        data = Files.createDirectories(directory.resolve("data"));
        draft = directory.resolve("draft");
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        try (LedgerFixture hub = new LedgerFixture(data)) {
            long accepted = begin(hub, "seizure-new.json");
            hub.ledger.accept(
                    accepted, LedgerFixture.hub(Files.readString(SAMPLES.resolve("seizure-new.notification.json"))));
            hub.ledger.recordReceipts(
                    accepted, List.of(receipt(Status.ACCEPTED, null, null), receipt(Status.HELD, "ro", "R10")));
            long rejected = begin(hub, "reject-code-twice.json");
            Rejection fault = new Rejection(FaultCode.SCHEMA, "/handhabung/codes/2", "codes", null);
            hub.ledger.reject(rejected, Stage.TRANSLATE, fault, "BK-2026-120", 1);
            hub.ledger.recordReceipts(rejected, List.of(receipt(Status.REJECTED, null, "SCHEMA")));
        }
    }

    private static long begin(LedgerFixture hub, String sample) throws IOException {
        byte[] original = Files.readAllBytes(SAMPLES.resolve(sample));
        return hub.ledger.begin(new Arrival("at", sample, original, null, 1)).entry();
    }

    private static Receipt receipt(Status status, @Nullable String recipient, @Nullable String code) {
        return new Receipt("0", "BK-2026-101/1", 1, status, recipient, code, null, null, null, "2026-06-03T03:40:00Z");
    }

    @Test
    void findsNothingWhereNothingIsChanged(CapturedOutput output) throws IOException {
        assertThat(diff()).isZero();

        assertThat(output.getOut()).isEqualTo("2 notifications looked at, 0 would change\n");
    }

    @Test
    void namesTheFieldsOfReceiptsThatAnotherWordChanges(CapturedOutput output) throws IOException {
        change("result.csv", "ANGEHALTEN", "GEPARKT");

        assertThat(diff()).isZero();

        assertThat(output.getOut()).isEqualTo("""
                2 notifications looked at, 1 would change

                1 notification of at would have a receipt of another form: HELD
                      /ergebnis: ANGEHALTEN -> GEPARKT
                      such as at BK-2026-101/1 r1
                """);
    }

    @Test
    void saysNothingOfReceiptsOfWhatWouldNewlyBeRejected(CapturedOutput output) throws IOException {
        change("result.csv", "ANGEHALTEN", "GEPARKT");
        change("type.csv", "SICHERSTELLUNG", "BESCHLAGNAHME");

        assertThat(diff()).isZero();

        assertThat(output.getOut())
                .contains("1 notification of at would newly be rejected: now accepted; then rejected, CODE_UNKNOWN art")
                .doesNotContain("receipt");
    }

    @Test
    void makesThePlaceOfARejectionAgainForItsReceipt(CapturedOutput output) throws IOException {
        change("receipt.jslt", "\"fundstelle\": .location", "\"fundstelle\": joined(.location, \"!\")");

        assertThat(diff()).isZero();

        assertThat(output.getOut()).isEqualTo("""
                2 notifications looked at, 1 would change

                1 notification of at would have a receipt of another form: REJECTED
                      /fundstelle
                      such as at BK-2026-120 r1
                """);
    }

    @Test
    void findsReceiptsThatCanNoLongerBeWritten(CapturedOutput output) throws IOException {
        change("format.yaml", "  fundstelle: {type: word}", "  fundstelle: {type: word, width: 3}");

        assertThat(diff()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .startsWith(draft.resolve("mappings/at/format.yaml") + ":")
                .contains(": receipt.fundstelle.width: TOO_LONG: fundstelle: ", "receipt.jslt:")
                .contains("; 1 notification, such as at BK-2026-120 r1\n")
                .contains("1 notification of at would no longer have a receipt, as it cannot be written: now REJECTED;"
                        + " then REJECTED, but cannot be written: TOO_LONG fundstelle\n");
    }

    @Test
    void saysWhereAReceiptsMappingBreaksOff(CapturedOutput output) throws IOException {
        change("receipt.jslt", "\"grund\": .code", "\"grund\": number(.code)");

        assertThat(diff()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .startsWith(draft.resolve("mappings/at/receipt.jslt") + ":8: grund: the mapping breaks off: ")
                .contains("then REJECTED, but cannot be written: at/receipt.jslt:8: grund\n");
    }

    @Test
    void saysThatWhatIsStillRejectedIsRejectedAtAnotherPlace(CapturedOutput output) throws IOException {
        change("format.yaml", "lists: {wrongAtElement: true}", "lists: {wrongAtElement: false}");

        assertThat(diff()).isZero();

        assertThat(output.getOut())
                .contains("1 notification of at would be rejected for another reason: now rejected, SCHEMA codes at"
                        + " /handhabung/codes/2; then rejected, SCHEMA codes at /handhabung/codes\n");
    }

    private void change(String file, String text, String inItsPlace) throws IOException {
        Path changed = draft.resolve("mappings/at").resolve(file);
        String sound = Files.readString(changed);
        assertThat(sound).contains(text);
        Files.writeString(changed, sound.replace(text, inItsPlace));
    }

    private int diff() {
        return Commands.run(
                new String[] {"diff", "--data", data.toString(), "--against", draft.toString(), "--config", "config"});
    }
}
