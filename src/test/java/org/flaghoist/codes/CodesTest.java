package org.flaghoist.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.change.ActiveChanges;
import org.flaghoist.change.Changes;
import org.flaghoist.change.DraftCheck;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.ReloadRows;
import org.flaghoist.reload.Reloads;
import org.flaghoist.reload.WorkingHub;
import org.flaghoist.testing.HubFiles;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.PlainLook;
import org.flaghoist.testing.PlainSetup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodesTest {

    private static final Person ANN = Person.local("ann");

    private final List<Boolean> readInATransaction = new ArrayList<>();

    @AutoClose
    private LedgerFixture ledger;

    private Path mappings;
    private Codes codes;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        ledger = new LedgerFixture(folder);
        HubFiles.write(folder, "north", "south", "west");
        mappings = folder.resolve("mappings");
        Files.createDirectories(mappings.resolve("codes"));
        write("codes/colour.csv", "R;RED\nB;BLUE\n");
        write("west/colour.csv", "R;RED\nB;BLUE\n");
        write("north/level.csv", "OPEN;BASIC\n");
        write("north/codes.csv", "0;H0\n1;H1\n");
        codes = new Codes(ledger.recorded, changes(folder), mappings);
        readInATransaction.clear();
    }

    private Changes changes(Path folder) throws IOException {
        ActiveChanges active = new ActiveChanges(ledger.recorded, ledger.key, folder.resolve("changed-files"));
        FilesReader reader = new FilesReader(
                SetupFiles.in(folder.resolve("config"), mappings),
                PlainSetup::read,
                () -> active,
                () -> ledger.key,
                List.of());
        CurrentSetup current = new CurrentSetup(reader);
        ReloadRows rows = new ReloadRows(ledger.recorded);
        WorkingHub hub = new WorkingHub(new Configurations(ledger.recorded), rows, current, true);
        current.layOver(reader, current.setup().mappings());
        hub.begin();
        Reloads reloads = new Reloads(ledger.recorded, rows, hub, active);
        PlainLook look = new PlainLook(
                () -> readInATransaction.add(ledger.recorded.transactions().isOpen()));
        return new Changes(ledger.recorded, new DraftCheck(active, current, reader, look), reloads, hub);
    }

    @Test
    void readsTheSetupInNoTransaction() {
        long change = codes.propose(ANN, "so they write", List.of(blue("west")));

        assertThat(readInATransaction).isNotEmpty().containsOnly(false);
        assertThat(codes.proposed()).containsExactly(new ProposedWord(change, blue("west")));
    }

    @Test
    void givesAWordOfASharedTableAMeaningForAllWhoWaitAndHaveNoneOfTheirOwn() {
        List.of("north", "south", "west").forEach(partner -> rejected(partner, "AZURE"));
        rejected("south", "NAVY");

        long change = codes.propose(ANN, "so they write", List.of(blue("north")));

        assertThat(codes.proposed())
                .containsExactly(new ProposedWord(change, blue("north")), new ProposedWord(change, blue("south")));
        assertThatThrownBy(() -> codes.propose(ANN, "so they write", List.of(blue("south"))))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("change " + change + " gives 'AZURE' the meaning 'BLUE' already");
    }

    @Test
    void takesOneWordOfTwoPartnersWhoShareItsTable() {
        codes.propose(ANN, "so they write", List.of(blue("north"), blue("south")));

        assertThat(codes.proposed()).extracting(ProposedWord::word).containsExactly(blue("north"), blue("south"));
    }

    @Test
    void givesNoMarkingOrHandlingCodeAMeaning() {
        List.of("level;BASIC", "codes;H1").forEach(tableAndWord -> {
            String table = tableAndWord.split(";")[0];
            String hub = tableAndWord.split(";")[1];
            WordMeaning read = new WordMeaning("north", WordUse.READ, table, "X", hub);
            WordMeaning written = new WordMeaning("north", WordUse.WRITTEN, table, "SENSITIVE", "X");
            for (WordMeaning word : List.of(read, written)) {
                assertThatThrownBy(() -> codes.propose(ANN, "so they write", List.of(word)))
                        .isInstanceOf(OperationRejected.class)
                        .hasMessageContaining("mappings/north/" + table + ".csv has markings or handling codes");
            }
            assertThatThrownBy(() -> codes.meanings("north", WordUse.READ, table, "X"))
                    .hasMessageContaining("agree on its words with the partner");
        });
    }

    private static WordMeaning blue(String partner) {
        return new WordMeaning(partner, WordUse.READ, "colour", "AZURE", "BLUE");
    }

    private void rejected(String partner, String word) {
        long entry = ledger.begin(partner + word, "x").entry();
        Rejection fault =
                new Rejection(FaultCode.CODE_UNKNOWN, "1", "colour", word).lacking(new UnknownWord("colour", word));
        ledger.ledger.reject(entry, Stage.TRANSLATE, fault, null, null);
        ledger.parking.park(ToPark.rejected(partner, entry, Stage.TRANSLATE, fault));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(mappings.resolve(file), text);
    }
}
