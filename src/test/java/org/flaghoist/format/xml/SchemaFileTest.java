package org.flaghoist.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A schema's list of partners has the words of the new ones, too. */
final class SchemaFileTest {

    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="To" type="Partner"/>
              <xs:simpleType name="Partner"><xs:restriction base="xs:token">
                <xs:enumeration value="GB"/>
                <xs:enumeration value="AT"/>
              </xs:restriction></xs:simpleType>
            </xs:schema>
            """;

    private Path file;

    @BeforeEach
    void write(@TempDir Path directory) throws Exception {
        file = Files.writeString(directory.resolve("partner.xsd"), SCHEMA);
    }

    @Test
    void takesTheWordsThatTheFileLacksAndNoOthers() throws Exception {
        Source extended = new SchemaFile(file.toFile()).source("Partner", Set.of("AT", "VN"));
        Validator validator =
                SchemaFactory.newDefaultInstance().newSchema(extended).newValidator();

        for (String word : Set.of("GB", "AT", "VN")) {
            assertThatCode(() -> validator.validate(to(word))).as(word).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> validator.validate(to("FR"))).isInstanceOf(SAXException.class);
        assertThat(file).hasContent(SCHEMA);
    }

    @Test
    void reportsATypeThatListsNothing() {
        assertThatThrownBy(() -> new SchemaFile(file.toFile()).source("Country", Set.of("VN")))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(file + ":1: schema: has no simple type 'Country' with an enumeration");
    }

    @Test
    void reportsTheLineOfWhatIsNoXml() throws Exception {
        Files.writeString(file, SCHEMA.replace("</xs:restriction>", ""));

        assertThatThrownBy(() -> new SchemaFile(file.toFile()).source("Partner", Set.of("VN")))
                .isInstanceOfSatisfying(
                        SAXParseException.class,
                        fault -> assertThat(fault.getLineNumber()).isEqualTo(6));
    }

    private static Source to(String word) {
        return new StreamSource(new StringReader("<To>" + word + "</To>"));
    }
}
