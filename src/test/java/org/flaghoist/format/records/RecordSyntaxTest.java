package org.flaghoist.format.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.RecordFileBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits and hostile files; all else about records stands in the samples. */
class RecordSyntaxTest {

    private static final String NOTIFICATION = "NLY-2026-0001";
    private static final String BOAT = "B1";
    private static final int MOST_IN_A_GROUP = 2_608;

    private final RecordSyntax syntax = syntax();

    private static RecordSyntax syntax() {
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(Path.of("mappings/ly/format.yaml"), FormatFile.class, faults);
        faults.throwIfAny();
        FormatFile read = Objects.requireNonNull(format);
        return new RecordSyntax(
                Objects.requireNonNull(read.syntax().records()), RecordLimits.USUAL, read, RecordFileBuilder.CHARSET);
    }

    private @Nullable Fault firstFault(Piece piece) {
        Faults faults = new Faults();
        syntax.read(piece.bytes(), piece.number(), faults);
        return faults.first();
    }

    @Test
    void cutsOneGroupAPieceWithTheNumberOfItsFirstRecord() {
        byte[] file = new RecordFileBuilder()
                .add(NOTIFICATION)
                .add(BOAT, 2)
                .add(NOTIFICATION)
                .toBytes();

        List<Piece> pieces = syntax.cut(file);

        assertThat(pieces).extracting(Piece::number).containsExactly(2, 5);
        assertThat(pieces).extracting(piece -> piece.bytes().length).containsExactly(3 * 402, 402);
    }

    @Test
    void readsALargestGroupAndRefusesOneRecordMore() {
        byte[] file = new RecordFileBuilder()
                .add(NOTIFICATION)
                .add(BOAT, MOST_IN_A_GROUP - 1)
                .add(NOTIFICATION)
                .add(BOAT, MOST_IN_A_GROUP)
                .toBytes();

        List<Piece> pieces = syntax.cut(file);

        assertThat(firstFault(pieces.get(0))).isNull();
        Fault fault = Objects.requireNonNull(firstFault(pieces.get(1)));
        assertThat(fault.code()).isEqualTo(FaultCode.TOO_LARGE);
        assertThat(fault.place().location()).isEqualTo("2610");
        assertThat(fault.place().field()).isNull();
    }

    @Test
    void givesOfAGroupThatIsTooLargeOnlyTheBeginningWithItsFault() {
        byte[] file = new RecordFileBuilder()
                .add(NOTIFICATION)
                .add(BOAT, 10 * MOST_IN_A_GROUP)
                .toBytes();

        Piece piece = syntax.cut(file).get(0);

        assertThat(piece.fault()).hasMessage("TOO_LARGE at \"2\"");
        assertThat(piece.bytes()).hasSize((1 << 20) + 1);
    }

    @Test
    void takesAHundredThousandRecordsAndNoMore() {
        byte[] most = new RecordFileBuilder().add(NOTIFICATION, 100_000).toBytes();
        byte[] more = new RecordFileBuilder().add(NOTIFICATION, 100_001).toBytes();

        assertThat(syntax.cut(most)).hasSize(100_000);
        assertThatThrownBy(() -> syntax.cut(more)).hasMessage("TOO_LARGE at \"0\"");
    }

    @Test
    void refusesAFileOverTheLimitBeforeItLooksIntoIt() {
        assertThatThrownBy(() -> syntax.cut(new byte[(64 << 20) + 1])).hasMessage("TOO_LARGE at \"0\"");
    }

    @Test
    void countsMillionsOfEmptyRecords() {
        byte[] file = "\r\n".repeat(32 << 20).getBytes(RecordFileBuilder.CHARSET);

        assertThatThrownBy(() -> syntax.cut(file)).hasMessage("TRAILER_MISMATCH at \"33554432\"");
    }

    @Test
    void readsTheReferenceOfAGroupThatIsRefused() {
        byte[] file = new RecordFileBuilder()
                .add(NOTIFICATION + "\t")
                .add(NOTIFICATION)
                .add("R")
                .add(NOTIFICATION)
                .add(BOAT, MOST_IN_A_GROUP)
                .toBytes();

        for (Piece piece : syntax.cut(file)) {
            var read = syntax.read(piece.bytes(), piece.number(), new Faults());
            assertThat(Objects.requireNonNull(read).path("N01").asText()).startsWith("LY-2026-0001");
        }
    }

    @Test
    void reportsAPlaceAndACodeForEachByteThatIsChanged() {
        byte[] group = syntax.cut(new RecordFileBuilder()
                        .add(NOTIFICATION)
                        .add("T110001en 0003abc")
                        .toBytes())
                .get(0)
                .bytes();
        assertThat(firstFault(Piece.of(2, group))).isNull();

        for (int at = 0; at < group.length; at++) {
            byte[] changed = group.clone();
            changed[at] = 0x07;
            Fault fault = firstFault(Piece.of(2, changed));
            assertThat(fault).as("byte " + at).isNotNull();
        }
    }
}
