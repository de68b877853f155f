package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What is a person's is marked so, wherever it stands in a partner's form. */
final class PersonalFieldsTest {

    private static final String MARK = "    personal: true\n";

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "vn"})
    void findsNothingInPartnersThatOthersAdded(String partner) throws IOException {
        FileSystemUtils.copyRecursively(
                Path.of("src/test/samples", partner + "-partner", "mappings", partner), directory.resolve(partner));

        assertThat(found(partner)).isEmpty();
    }

    @Test
    void takesAMarkOfEachMemberForOneOfTheWhole() throws IOException {
        change(MARK, "");
        change("      persoana:\n", "      persoana:\n        personal: true\n");

        assertThat(found("ro")).isEmpty();
    }

    @Test
    void namesTheOneFieldThatStandsBesideWhatIsNoPersons() throws IOException {
        change("      cod: {type: CODE", "      nascut: {type: DATE}\n      cod: {type: CODE");
        String in = Files.readString(directory.resolve("ro/in.jslt"));
        Files.writeString(
                directory.resolve("ro/in.jslt"),
                in.replace("def person-name", "def born(all)\n  $all.clasificare.nascut\n\ndef person-name")
                        .replace("\"persons\": [", "\"persons\": [{\"dateOfBirth\": born(.)}] + ["));

        assertThat(found("ro"))
                .singleElement()
                .asString()
                .matches(".*format.yaml:\\d+: notification.clasificare.members.nascut.personal: in.jslt moves it to"
                        + " persons; write 'personal: true', so that it stays out of details and logs");
    }

    private void change(String text, String inItsPlace) throws IOException {
        Path yaml = directory.resolve("ro/format.yaml");
        String sound = Files.readString(yaml);
        assertThat(sound).contains(text);
        Files.writeString(yaml, sound.replace(text, inItsPlace));
    }

    private List<String> found(String partner) throws IOException {
        SetupFaults found = new SetupFaults();
        FormatFile format = Objects.requireNonNull(
                StrictYaml.read(directory.resolve(partner).resolve("format.yaml"), FormatFile.class, found));
        new PersonalFields(directory, partner, found).check(format, FieldMeanings.ofRead(directory, partner, format));
        return found.all();
    }
}
