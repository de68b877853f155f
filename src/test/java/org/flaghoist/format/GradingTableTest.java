package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradingTableTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void reportsWhatIsNoGradingOfTheHub() throws Exception {
        assertThat(faults("a;B2\nb;D5\nc;B2 suspected;in\nd;!CODE_UNKNOWN\ne;\n"))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains(":2: D5: is no grading of the hub's"),
                        fault -> assertThat(fault).contains(":3: B2 suspected: is no grading of the hub's"));
    }

    @Test
    void reportsAWordThatWouldRaiseAGradingOrLoseASuspicion() throws Exception {
        assertThat(faults("a;A1\na;B1;out\nb;B2\nb;A4;out\nc;X4\nc;X4 suspectedFalse;out\n"))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains(":2: B1: is written as 'a', which is read as A1"),
                        fault -> assertThat(fault).contains(":4: A4: is written as 'b', which is read as B2"),
                        fault -> assertThat(fault).contains(":6: X4 suspectedFalse: is written as 'c'"));
    }

    @Test
    void saysNothingOfARowWhoseWordIsStillToBeWritten() throws Exception {
        Path file = table(";A1\n;B2\n;X4 suspectedFalse;out\n");
        SetupFaults faults = new SetupFaults();

        assertThat(GradingTable.read(file, graded(null), faults).oneWay()).isEmpty();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void saysWhatComesBackOtherwiseThanItWent() throws Exception {
        Path file = table("a;B2\nb;B3\nc;B3;in\na;A1;out\n!CODE_UNKNOWN;X4\n");

        GradingTable table = GradingTable.read(file, graded(null), new SetupFaults());

        assertThat(table.oneWay())
                .containsExactly(
                        new GradingTable.OneWay(3, "c -> B3 -> b", false),
                        new GradingTable.OneWay(4, "A1 -> a -> B2", false));
        assertThat(HubGrade.all(false).stream().filter(table::says).map(HubGrade::word))
                .containsExactlyInAnyOrder("A1", "B2", "B3", "X4");
    }

    @Test
    void saysThatAnotherWordWouldComeBackAsItWent() throws Exception {
        Path file = table("a;B2\nb;A1;in\na;A1;out\n");

        assertThat(GradingTable.read(file, graded(null), new SetupFaults()).oneWay())
                .contains(new GradingTable.OneWay(3, "A1 -> a -> B2", true));
    }

    @Test
    void reportsAWordOfTwoFieldsThatHasNotTwoParts() throws Exception {
        SetupFaults faults = new SetupFaults();

        GradingTable.read(
                table("A 1;A1\nE5;X4 suspectedFalse\nB  2;B2\nC 3 x;C3\n!CODE_UNKNOWN;X4\n*;X3;in\n"),
                graded("information"),
                faults);

        assertThat(faults.all())
                .satisfiesExactly(
                        fault -> assertThat(fault).contains(":2: E5: has not two parts"),
                        fault -> assertThat(fault).contains(":3: B  2: has not two parts"),
                        fault -> assertThat(fault).contains(":4: C 3 x: has not two parts"));
    }

    private static Field graded(@Nullable String information) throws Exception {
        ObjectNode field = JsonNodeFactory.instance.objectNode().put("type", "GRADING");
        return new ObjectMapper().treeToValue(field.put("information", information), Field.class);
    }

    private List<String> faults(String rows) throws Exception {
        SetupFaults faults = new SetupFaults();
        GradingTable.read(table(rows), graded(null), faults);
        return faults.all();
    }

    private Path table(String rows) throws Exception {
        return Files.writeString(folder.resolve("grades.csv"), rows);
    }
}
