package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.xml.sax.SAXException;

class XmlSchemaDraftTest {

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path SAMPLES = Path.of("src/test/samples");

    @ParameterizedTest
    @CsvSource({"ro,in", "ro,out", "ro,receipts", "ro,pictures", "europol,out", "europol,receipts", "europol,pictures"})
    void holdsForEverySampleThatIsAcceptedOrWritten(String partner, String folder) throws Exception {
        Validator validator = validator(partner);

        List<Path> samples = accepted(SAMPLES.resolve(partner).resolve(folder));

        assertThat(samples).isNotEmpty();
        for (Path sample : samples) {
            validator.validate(new StreamSource(sample.toFile()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<loc>x</loc>", "<antet><id>x</id></antet>", "<relatare>no language</relatare>"})
    void refusesElementsThatTheFormDoesNotHaveAndWhatLacksARequiredOne(String content) throws Exception {
        Validator validator = validator("ro");
        String message = "<notificare xmlns='urn:igpr:notificare:1'>" + content + "</notificare>";

        assertThatThrownBy(() -> validator.validate(new StreamSource(new StringReader(message))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void saysWhichWordsThereAreAndWhatNumbersLookLike() {
        assertThat(XmlSchemaDraft.of(MAPPINGS, "ro"))
                .contains("<xs:documentation>actualizare, anulare, nou</xs:documentation>")
                .contains("<xs:documentation>[0-9]{1,9}</xs:documentation>");
    }

    @Test
    void isNotMadeOfAFormWithoutSuchALanguage() {
        assertThatThrownBy(() -> PartnerSchema.of(MAPPINGS, "bg"))
                .hasMessage(
                        "there is no language of schemas for CSV and records, which bg has; what the partner gets is "
                                + "mappings/bg/README.md");
    }

    private static Validator validator(String partner) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(XmlSchemaDraft.of(MAPPINGS, partner))))
                .newValidator();
    }

    private static List<Path> accepted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !Files.exists(
                            file.resolveSibling(file.getFileName().toString().replace(".xml", ".rejected.json"))))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isFoundWhereItIsOlderThanWhatItWasMadeOf(@TempDir Path mappings) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        assertThat(MadeSchema.old(mappings, Set.of("ro", "at"))).isEmpty();
        Path schema = mappings.resolve("ro/ro.xsd");
        Files.writeString(schema, XmlSchemaDraft.of(mappings, "ro"));
        assertThat(MadeSchema.old(mappings, Set.of("ro", "at"))).isEmpty();
        Files.writeString(schema, "\uFEFF" + Files.readString(schema).replace("\n", "\r\n"));
        assertThat(MadeSchema.old(mappings, Set.of("ro", "at")))
                .as("the lines end as on Windows")
                .isEmpty();

        Path yaml = mappings.resolve("ro/format.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("  relatare:", "  relatareNoua:"));

        assertThat(MadeSchema.old(mappings, Set.of("ro", "at")))
                .containsExactly(schema + ":1: schema: is not what format.yaml and the tables give now; make it again:"
                        + " flaghoist schema ro > " + schema);
    }
}
