package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A draft asks for all that the other's XML Schema asks for, though its own is made of its form. */
class DraftedStrictnessTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requiresInReceiptsAndPicturesWhatTheOthersSchemaDoes(boolean isRenamed) throws IOException {
        FormatFile format = drafted("europol", isRenamed ? "field;Result;Resultado\n" : null);

        assertThat(required(format.receipt()))
                .containsExactly("ReceiptReference", isRenamed ? "Resultado" : "Result", "IssuedAt");
        assertThat(required(format.picture())).containsExactly("Month", "FirstDay", "LastDay", "CreatedAt", "Note");
        assertThat(required(field(format.picture(), "Figure").members()))
                .containsExactly("@measure", "Value", "Notifications");
    }

    @Test
    void asksForOneOfAChoiceUnderItsNewNames() throws IOException {
        FormatFile format = drafted("europol", "field;Period;Periodo\nfield;Days;Días\n");

        Fields event = field(format.notification(), "Event").members();
        assertThat(field(event, "Periodo").presence().requiredUnless()).containsExactly("Días");
        assertThat(field(event, "Periodo").presence().excludedBy()).containsExactly("Días");
        assertThat(field(event, "Días").presence().requiredUnless()).containsExactly("Periodo");
        assertThat(field(event, "Días").presence().excludedBy()).containsExactly("Periodo");
    }

    @Test
    void hasTheLimitsOfTheSchemaBesideItsOwn() throws IOException {
        FormatFile format = drafted("europol", "field;Header;Cabecera\n");

        Fields header = field(format.notification(), "Cabecera").members();
        assertThat(field(header, "HandlingCode").elements().max()).isEqualTo(4);
        assertThat(field(header, "Condition").elements().max()).isEqualTo(4);
        assertThat(field(header, "Condition").shape().width()).isEqualTo(8000);
        assertThat(field(header, "Reference").shape().pattern()).isEqualTo("[A-Za-z0-9][A-Za-z0-9._/\\-]{2,39}");
        Field boats = field(format.notification(), "MeansOfTransportation");
        assertThat(boats.elements().max()).isEqualTo(100);
        assertThat(field(boats.members(), "Name").shape().width()).isEqualTo(200);
    }

    @Test
    void renamesNothingInAPatternWithAQuote() throws IOException {
        Path schema = project.resolve("mappings/europol/europol.xsd");
        Files.writeString(schema, Files.readString(schema).replace("[A-Z]{2}[A-Z0-9]{12}", "[A-Z]'(Name|Make)"));

        FormatFile format = drafted("europol", "field;Name;Nombre\nfield;Make;Marca\n");

        Fields boat = field(format.notification(), "MeansOfTransportation").members();
        assertThat(field(boat, "HullNumber").shape().pattern()).isEqualTo("[A-Z]'(Name|Make)");
    }

    @Test
    void leavesTheFormOfTheOtherAsItIs() throws IOException {
        Path likes = project.resolve("mappings/europol/format.yaml");

        drafted("europol", null);

        assertThat(likes).hasSameTextualContentAs(Path.of("mappings/europol/format.yaml"));
    }

    private FormatFile drafted(String like, @Nullable String names) throws IOException {
        Path list = project.resolve("names.csv");
        if (names != null) {
            Files.writeString(list, names);
        }
        Path mappings = project.resolve("mappings");
        PartnerDraft.write(new DraftRequest(
                "fr",
                "France",
                like,
                like,
                null,
                names == null ? null : list,
                project.resolve("config"),
                mappings,
                project.resolve("samples")));
        return DraftedFiles.format(mappings, "fr");
    }

    private static List<String> required(Fields fields) {
        return fields.byName().keySet().stream()
                .filter(name -> field(fields, name).presence().required())
                .toList();
    }

    private static Field field(Fields fields, String name) {
        return Objects.requireNonNull(fields.byName().get(name));
    }
}
