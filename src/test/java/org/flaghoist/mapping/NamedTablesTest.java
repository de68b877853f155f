package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A table that only a mapping names is looked for at the start, not when the first message needs it. */
final class NamedTablesTest {

    private Path mappings = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Shipped.FOLDER, mappings);
    }

    @Test
    void aTableThatIsNotThereIsAFaultAtEachCallThatNamesIt() throws IOException {
        Path jslt = mappings.resolve("uk/receipt.jslt");
        Files.writeString(jslt, """
                def word(kind)
                  native-word($kind, "boats")
                {
                  "a": hub-word(
                    if (.a == "(") word([.b, {"c": native-word(.c, "craft")}]) else "boats",
                    "bo,ats"
                  ),
                  "b": native-word(hub-word(.d, "craft"), "ships"),
                  "c": without(.e, "boats")
                }
                """);

        assertThat(faults())
                .containsExactly(
                        jslt + ":2: jslt: " + missing("native-word", "boats"),
                        jslt + ":6: jslt: " + missing("hub-word", "bo,ats"),
                        jslt + ":8: jslt: " + missing("native-word", "ships"));
    }

    @Test
    void eachMappingIsLookedAtAlsoWhereFormatYamlIsWrong() throws IOException {
        Files.delete(mappings.resolve("uk/source-to-eu.csv"));
        Files.delete(mappings.resolve("uk/source-to-uk.csv"));
        Path picture = mappings.resolve("uk/picture.jslt");
        Files.writeString(picture, Files.readString(picture).replace("\"basis\"", "\"base\""));

        assertThat(faults())
                .containsExactly(
                        mappings.resolve("uk/in.jslt") + ":46: jslt: " + missing("hub-word", "source-to-eu"),
                        mappings.resolve("uk/out.jslt") + ":48: jslt: " + missing("native-word", "source-to-uk"),
                        picture + ":7: jslt: " + missing("native-word", "base"));

        Path format = mappings.resolve("uk/format.yaml");
        Files.writeString(format, Files.readString(format) + "nonsense: 1\n");
        assertThat(faults()).hasSize(4).anyMatch(fault -> fault.startsWith(mappings.resolve("uk/in.jslt") + ":46: "));
    }

    @Test
    void aNameThatIsMadeIsLeftToTheSamples() throws IOException {
        Files.writeString(mappings.resolve("uk/picture.jslt"), "{}");
        Files.writeString(
                mappings.resolve("uk/receipt.jslt"),
                "let table = \"boats\"\n{\"a\": hub-word(.a, $table), \"b\": hub-word(.a, \"bo\" + \"ats\")}\n");

        assertThat(faults()).isEmpty();
    }

    private String missing(String function, String table) {
        return function + " names the code table " + mappings.resolve("uk").resolve(table + ".csv")
                + ", which is not there; correct the name, or create it";
    }

    private List<String> faults() {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        return faults.all();
    }
}
