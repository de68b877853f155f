package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.partner.Secrets;
import org.flaghoist.testing.FilledDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The fields of a new partner are made of its own schema. */
class DraftFromSchemaTest {
    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ro", "europol"})
    void hasEveryFieldOfAnXmlSchemaOfAnyStyle(String like) throws IOException {
        Path made = Files.writeString(project.resolve("made.xsd"), XmlSchemaDraft.of(mappings(), like));

        FormatFile ofMade = drafted(like, made);

        assertThat(names(ofMade.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
        FileSystemUtils.deleteRecursively(mappings().resolve("fr"));
        FileSystemUtils.deleteRecursively(project.resolve("samples"));
        Files.delete(project.resolve("config/partners/fr.yaml"));
        Files.copy(
                Path.of("config/release-policy.yaml"),
                project.resolve("config/release-policy.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        FormatFile ofIts = drafted(like, mappings().resolve(like).resolve(like + ".xsd"));
        assertThat(names(ofIts.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at", "uk"})
    void hasEveryFieldOfAJsonSchemaAndATableForEachListOfWords(String like) throws IOException {
        Path made = Files.writeString(project.resolve("made.json"), JsonSchemaDraft.of(mappings(), like));

        FormatFile ofMade = drafted(like, made);

        assertThat(names(ofMade.notification(), like(like)))
                .isEqualTo(names(like(like).notification(), like(like)));
        assertThat(names(ofMade.receipt(), like(like)))
                .isEqualTo(names(like(like).receipt(), like(like)));
        assertThat(ofMade.syntax().json().schema()).isEqualTo("fr.schema.json");
        assertThat(mappings().resolve("fr/fr.schema.json")).hasSameTextualContentAs(made);
        try (var files = Files.list(mappings().resolve("fr"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv"))).hasSizeGreaterThan(10);
        }
    }

    @Test
    void saysWithFileLineAndKeyWhatIsLeftToWrite() throws IOException {
        drafted("ro", mappings().resolve("europol/europol.xsd"));

        assertThatThrownBy(() -> Setup.read(project.resolve("config"), mappings(), Secrets.unknown()))
                .hasMessageContaining("fr/format.yaml:5: times.zone: is missing; add it");
        Path format = mappings().resolve("fr/format.yaml");
        assertThat(LookMarks.left(project.resolve("config"), mappings(), project.resolve("samples"), Set.of("fr")))
                .anyMatch(mark -> mark.startsWith(format + ":5: LOOK: a guess, where the schema does not say it;"))
                .hasSizeGreaterThan(6);
        Files.writeString(format, FilledDraft.withZone(Files.readString(format), "UTC"));
        assertThatThrownBy(() -> Setup.read(project.resolve("config"), mappings(), Secrets.unknown()))
                .hasMessageContaining("Seizure: has no hub word; write it behind the ';'");
    }

    private FormatFile drafted(String like, Path schema) throws IOException {
        return DraftedFiles.drafted(project, like, schema);
    }

    private FormatFile like(String id) {
        return DraftedFiles.format(mappings(), id);
    }

    private Path mappings() {
        return project.resolve("mappings");
    }

    /** Each field's path; of a text with its language, and a time with its flag, those of its parts. */
    private static List<String> names(Fields fields, FormatFile like) {
        List<String> names = new ArrayList<>();
        collect("", fields, like, names);
        return names.stream().sorted().toList();
    }

    private static void collect(String above, Fields fields, FormatFile like, List<String> names) {
        fields.byName().forEach((name, field) -> {
            String path = above + name;
            boolean isObject = !field.members().isEmpty();
            if (isObject) {
                collect(path + ".", field.members(), like, names);
            } else {
                parts(field, like).forEach(part -> names.add(path + part));
            }
        });
    }

    private static List<String> parts(Field field, FormatFile like) {
        var fold = like.times().fold();
        return switch (field.type()) {
            case TEXT -> List.of("." + like.text().language(), "." + like.text().text());
            case MOMENT, MOMENT_OR_DAY ->
                fold == null || fold.value() == null || fold.flag() == null
                        ? List.of("")
                        : List.of("." + fold.value(), "." + fold.flag());
            default -> List.of("");
        };
    }
}
