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

/** A revision has no separators between its thousands. */
final class GroupedRevisionsTest {

    private static final String MESSAGE =
            " it is a revision, and 1000 would go out as '1\u202F000'; write 'plain: true'";

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), directory);
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/fr-partner/mappings/fr"), directory.resolve("fr"));
    }

    @Test
    void findsNothingWhereRevisionsArePlain() throws IOException {
        assertThat(found("fr")).isEmpty();
    }

    @Test
    void findsThoseOfNotificationAnswerAndReceipt() throws IOException {
        change("fr", ", plain: true", "");

        assertThat(found("fr"))
                .containsExactlyInAnyOrder(
                        ":55: notification.entete.members.revision.plain:" + MESSAGE,
                        ":161: notification.reponse.members.revision.plain:" + MESSAGE,
                        ":165: receipt.revision.plain:" + MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "bg", "europol", "ro", "uk"})
    void areAlreadyPlainInWhatADraftIsMadeOf(String partner) throws IOException {
        Path yaml = directory.resolve(partner).resolve("format.yaml");
        String sound = Files.readString(yaml);
        String grouped = "numbers:\n  decimal: '[0-9]+'\n  integer: '[0-9]+'\n  grouping: ' '\n";
        Files.writeString(
                yaml,
                sound.contains("numbers:\n")
                        ? sound.replace("numbers:\n", "numbers:\n  grouping: ' '\n")
                        : sound.replace("text: {", grouped + "text: {"));

        assertThat(found(partner)).isEmpty();
        change(partner, ", plain: true", "");
        assertThat(found(partner)).hasSizeGreaterThan(1);
    }

    private void change(String partner, String text, String inItsPlace) throws IOException {
        Path yaml = directory.resolve(partner).resolve("format.yaml");
        String sound = Files.readString(yaml);
        assertThat(sound).contains(text);
        Files.writeString(yaml, sound.replace(text, inItsPlace));
    }

    private List<String> found(String partner) throws IOException {
        SetupFaults found = new SetupFaults();
        Path yaml = directory.resolve(partner).resolve("format.yaml");
        FormatFile format = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, found));
        new GroupedRevisions(directory.resolve(partner), found)
                .check(format, FieldMeanings.ofRead(directory, partner, format));
        return found.all().stream()
                .map(fault -> fault.substring(yaml.toString().length()))
                .toList();
    }
}
