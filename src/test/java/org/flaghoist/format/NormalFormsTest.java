package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word of a code table is written as what comes in is compared: letters with their marks as one character. */
final class NormalFormsTest {

    private static final String COMPOSED = "r\u00E9ponse";
    private static final String DECOMPOSED = "re\u0301ponse";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsAWordInAnotherNormalFormThanWhatComesIn() throws IOException {
        assertThat(found("saisie;SEIZURE\n" + DECOMPOSED + ";ANSWER\n", false))
                .containsExactly(table() + ":2: " + DECOMPOSED
                        + ": is not in Unicode's NFC, as where letters and their marks stand apart, so nothing that"
                        + " comes in would be the same; write it as it stands here: '" + COMPOSED + "'");
    }

    @Test
    void saysOfTwoThatLookTheSameOnlyWhichIsWrong() throws IOException {
        assertThat(found(COMPOSED + ";ANSWER\n" + DECOMPOSED + ";ANSWER\n", false))
                .singleElement()
                .asString()
                .startsWith(table() + ":2: ");
        assertThat(found(DECOMPOSED + ";ANSWER;in\n" + COMPOSED + ";LIAISON\n", false))
                .singleElement()
                .asString()
                .startsWith(table() + ":1: ");
    }

    @Test
    void takesAWordThatIsOnlyWrittenAsItIs() throws IOException {
        assertThat(found(COMPOSED + ";ANSWER;in\n" + DECOMPOSED + ";ANSWER;out\n", false))
                .isEmpty();
    }

    @Test
    void takesALabelInEitherFormSinceLabelsAreComparedWithoutRegardToIt() throws IOException {
        assertThat(found(DECOMPOSED + ";BASIC\n", true)).isEmpty();
    }

    private List<String> found(String rows, boolean asMarking) throws IOException {
        Files.writeString(table(), rows);
        SetupFaults faults = new SetupFaults();
        CalledWords none = new CalledWords(new HashMap<>(), new HashMap<>());
        assertThat(new CodeTables(none, faults).read(folder, "type", asMarking)).isPresent();
        return faults.all();
    }

    private Path table() {
        return folder.resolve("type.csv");
    }
}
