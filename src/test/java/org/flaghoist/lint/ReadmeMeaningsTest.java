package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
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

/** What a partner's README says that the mappings move a field to, they move it to. */
final class ReadmeMeaningsTest {

    @TempDir
    private Path mappings = Path.of("");

    private Predicate<String> isMember = member -> true;

    @BeforeEach
    void write() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("format.yaml"), """
                syntax: json
                extension: json
                times: {zone: UTC, moment: "uuuu", day: "uuuu"}
                text: {language: l, text: t}
                notification:
                  ref: {type: word}
                  place: {type: line}
                  note: {type: line}
                  quiet: {type: line}
                  boat:
                    members:
                      hull: {type: line}
                receipt: {receipt: {type: word}}
                """);
        Files.writeString(
                folder().resolve("in.jslt"),
                "{\"id\": .ref, \"event\": {\"place\": {\"name\": .place, \"latin\": .place}, \"note\":"
                        + " if (.note) \"x\"}, \"vessels\": [{\"hin\": .boat.hull}]}");
    }

    @Test
    void findsAMeaningThatTheMappingsDoNotHave() throws IOException {
        assertThat(found("`id`", "`event.place.name`", "`event.note`", "`type`", "`vessels.name`"))
                .containsExactly(
                        readme() + ":4: field: 'place' means `event.place.name` here, and the mappings move it to"
                                + " `event.place.name`, `event.place.latin`; correct one of them, or write 'flaghoist"
                                + " readme p --write'",
                        readme() + ":8: field: 'boat.hull' means `vessels.name` here, and the mappings move it to"
                                + " `vessels.hin`; correct one of them, or write 'flaghoist readme p --write'");
    }

    @Test
    void findsNothingWhereBothAreTheSameInAnyOrder() throws IOException {
        assertThat(found("`id`", "`event.place.latin`, `event.place.name`", "the note", "", "`vessels.hin`"))
                .noneMatch(fault -> fault.contains("mappings"));
    }

    /** Else the contract would take the mistake. */
    @Test
    void comparesNothingThatIsMovedToAMemberThatThereIsNot() throws IOException {
        isMember = member -> !member.equals("vessels.hin");

        assertThat(found("`id`", "where", "the note", "nothing", "`vessels.name`"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`vessels.name`, as painted", "`vessels.name` or `vessels.hin`", "the name"})
    void leavesWhatAPersonHasWritten(String meaning) throws IOException {
        assertThat(found("`id`", "where", "the note", "nothing", meaning)).isEmpty();
    }

    private Path folder() {
        return mappings.resolve("p");
    }

    private Path readme() {
        return folder().resolve("README.md");
    }

    private List<String> found(String ref, String place, String note, String quiet, String hull) throws IOException {
        Files.writeString(
                readme(),
                String.join(
                        "\n",
                        ReadmeTable.HEAD,
                        "|---|---|---|---|",
                        "| `ref` | word | | " + ref + " |",
                        "| `place` | line | | " + place + " |",
                        "| `note` | line | | " + note + " |",
                        "| `quiet` | line | | " + quiet + " |",
                        "| `boat` | object | | holds the fields below |",
                        "| `boat.hull` | line | | " + hull + " |",
                        ""));
        SetupFaults found = new SetupFaults();
        Path yaml = folder().resolve("format.yaml");
        FormatFile format = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, found));
        new ReadmeFields(folder(), found).check(format, FieldMeanings.ofRead(mappings, "p", format), isMember);
        return found.all();
    }
}
