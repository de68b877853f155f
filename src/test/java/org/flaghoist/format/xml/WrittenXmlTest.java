package org.flaghoist.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.xml.XmlWriter.WrittenDocument;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.Utf8Bytes;
import org.junit.jupiter.api.Test;

/** What a recipient's XML Schema does not allow is not written. */
final class WrittenXmlTest {

    private static final Path FOLDER = Path.of("mappings/europol");

    private final FormatFile file =
            Objects.requireNonNull(StrictYaml.read(FOLDER.resolve("format.yaml"), FormatFile.class, new SetupFaults()));

    @Test
    void writesWhatFits() throws Exception {
        assertThat(new String(written(raw -> {}), StandardCharsets.UTF_8)).contains("<Urgency>");
    }

    @Test
    void refusesAWordThatTheSchemaDoesNotHave() {
        Rejection fault = refused(raw -> raw.withObject("/Header").put("Urgency", "Hurried"));

        assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA);
        assertThat(fault.field()).isEqualTo("Urgency");
        assertThat(fault.detail()).isEqualTo("not valid by europol.xsd (word): /Notification/Header[1]/Urgency[1]");
    }

    @Test
    void refusesAMessageWithoutWhatTheSchemaRequires() {
        Rejection fault = refused(raw -> raw.withObject("/Header").remove("Revision"));

        assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA);
        assertThat(fault.field()).isEqualTo("Urgency");
        assertThat(fault.detail()).contains("(misplaced): /Notification/Header[1]/Urgency[1]");
    }

    @Test
    void saysNothingOfTheValue() {
        assertThat(refused(raw -> raw.withObject("/Header").put("Urgency", "Hurried"))
                        .detail())
                .doesNotContain("Hurried");
    }

    @Test
    void notesWhatAParserFindsInTheBytes() throws Exception {
        String odd = "\r\n\t a <&>\"' ]]> \u0001 \uFFFE \uD800 \uD83D\uDE00";
        XmlForm form = Objects.requireNonNull(file.syntax().xml());
        ObjectNode raw = raw(syntax());
        raw.withObject("/Header").put("Urgency", odd).put("Revision", " ").put("@odd", odd);
        raw.withObject("/Header").put("@xml:lang", "en").put("#text", odd);

        WrittenDocument document =
                new XmlWriter(form.namespace(), new Utf8Bytes(16)).write(form.root(), raw, file.notification());

        XmlElement found = new XmlParser(null, 64, true).parse(new String(document.bytes(), StandardCharsets.UTF_8));
        assertThat(lines(document.root()))
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(lines(Objects.requireNonNull(found)));
    }

    private static List<String> lines(XmlElement element) {
        List<String> lines = new ArrayList<>();
        lines.add("{%s}%s %d %s '%s'"
                .formatted(
                        element.namespace(), element.name(), element.position(), element.attributes(), element.text()));
        for (int i = 0; i < element.children().size(); i++) {
            lines.add("text " + element.hasTextBefore(i));
            lines.addAll(lines(element.children().get(i)));
        }
        lines.add("end");
        return lines;
    }

    private Rejection refused(Consumer<ObjectNode> change) {
        return Objects.requireNonNull(catchThrowableOfType(Rejection.class, () -> written(change)));
    }

    private byte[] written(Consumer<ObjectNode> change) throws Exception {
        XmlSyntax syntax = syntax();
        ObjectNode raw = raw(syntax);
        change.accept(raw);
        return syntax.write(raw, file.notification());
    }

    private XmlSyntax syntax() throws Exception {
        XmlForm form = Objects.requireNonNull(file.syntax().xml());
        SchemaFile schema = new SchemaFile(FOLDER.resolve(form.schema()).toFile());
        return new XmlSyntax(form, new XmlStructure(schema.source(), form), file);
    }

    private static ObjectNode raw(XmlSyntax syntax) throws Exception {
        byte[] sample = Files.readAllBytes(Path.of("src/test/samples/europol/in/intelligence-advert-child.xml"));
        LocatedObject read = Objects.requireNonNull(syntax.read(sample, 1, new Faults()));
        return read.deepCopy();
    }
}
