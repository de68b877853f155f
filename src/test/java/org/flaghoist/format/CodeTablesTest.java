package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CodeTableFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The code tables hold both ways. */
final class CodeTablesTest {

    private static final Path MAPPINGS = Path.of("mappings");

    @TestFactory
    Stream<DynamicTest> holdsEveryRowBothWaysUnlessItSaysOtherwise() throws IOException {
        return partners()
                .flatMap(folder -> CodeTableFiles.in(folder).stream()
                        .map(name -> DynamicTest.dynamicTest(
                                folder.getFileName() + "/" + name, () -> holdsBothWays(folder, name))));
    }

    private static Stream<Path> partners() throws IOException {
        try (Stream<Path> folders = Files.list(MAPPINGS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("format.yaml"))).sorted().toList().stream();
        }
    }

    private static void holdsBothWays(Path folder, String name) throws IOException {
        SetupFaults faults = new SetupFaults();
        CalledWords called = CalledWords.read(MAPPINGS, faults);
        CodeTable table =
                new CodeTables(called, faults).read(folder, name, false).orElseThrow();
        faults.throwIfAny();
        for (String line : Files.readAllLines(folder.resolve(name + ".csv"))) {
            String[] row = line.split(";", -1);
            if (!line.startsWith("#")
                    && !row[0].equals(CodeTables.NO_WORD)
                    && row.length == 2
                    && !row[1].startsWith("!")) {
                assertThat(table.hub(row[0])).as(line).isEqualTo(row[1]);
                assertThat(table.nativeWord(row[1])).as(line).isEqualTo(row[0]);
            }
        }
    }
}
