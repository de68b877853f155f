package org.flaghoist.format.xsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.xsd.XsdValue.XsdWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements, attributes and words of an XML Schema are found in each way in which they may be written there. */
final class XsdFormTest {

    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:p" targetNamespace="urn:p">
              <xs:element name="message" type="p:Whole"/>
              <xs:complexType name="Head"><xs:sequence><xs:element ref="p:id"/></xs:sequence>
                <xs:attributeGroup ref="p:language"/></xs:complexType>
              <xs:complexType name="Whole"><xs:complexContent><xs:extension base="p:Head">
                <xs:sequence>
                  <xs:group ref="p:places" maxOccurs="unbounded"/>
                  <xs:choice><xs:element name="note" type="p:Note" maxOccurs="7"/><xs:any/></xs:choice>
                </xs:sequence>
                <xs:attribute name="kind" use="required" type="p:Kind"/>
              </xs:extension></xs:complexContent></xs:complexType>
              <xs:group name="places"><xs:sequence><xs:element name="place" type="p:string"/></xs:sequence></xs:group>
              <xs:attributeGroup name="language"><xs:attribute name="lang" type="xs:token"/></xs:attributeGroup>
              <xs:element name="id" type="p:Id"/>
              <xs:simpleType name="Id"><xs:restriction base="p:string"><xs:pattern value="[A-Z]+"/>
              <xs:pattern value="0"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="string"><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction>
              </xs:simpleType>
              <xs:simpleType name="Kind"><xs:restriction base="xs:token">
                <xs:enumeration
                  value="A"/>
                <xs:enumeration value="B"><xs:annotation><xs:documentation>b<i/></xs:documentation></xs:annotation>
                </xs:enumeration>
              </xs:restriction></xs:simpleType>
              <xs:complexType name="Note"><xs:simpleContent><xs:restriction base="p:Noted"><xs:maxLength value="5"/>
              </xs:restriction></xs:simpleContent></xs:complexType>
              <xs:complexType name="Noted"><xs:simpleContent><xs:extension base="p:string">
                <xs:attribute name="by"/></xs:extension></xs:simpleContent></xs:complexType>
            </xs:schema>
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void hasTheMembersOfWhatATypeExtendsAndOfGroups() throws IOException {
        XsdField message = form(SCHEMA).roots().get(0);

        assertThat(message.members().stream().map(XsdField::name))
                .containsExactly("@lang", "@kind", "id", "place", "note");
        assertThat(message.members().stream().map(XsdField::required)).containsExactly(false, true, true, true, false);
        assertThat(message.members().stream().map(XsdField::most)).containsExactly(1, 1, 1, XsdField.WITHOUT_END, 7);
        assertThat(member(message, "note").members().stream().map(XsdField::name))
                .containsExactly("@by", "#text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <xs:choice>%s</xs:choice>                                           | [b] true
            <xs:choice><xs:annotation/>%s</xs:choice>                           | [b] true
            <xs:sequence><xs:choice>%s</xs:choice></xs:sequence>                | [b] true
            <xs:choice minOccurs="0">%s</xs:choice>                             | [b] false
            <xs:sequence minOccurs="0"><xs:choice>%s</xs:choice></xs:sequence>  | [b] false
            <xs:choice><xs:choice>%s</xs:choice><xs:element name="c"/></xs:choice> | [b] false
            <xs:choice>%s<xs:element name="c" minOccurs="0"/></xs:choice>       | [b, c] false
            <xs:choice maxOccurs="2">%s</xs:choice>                             | [] false
            <xs:sequence maxOccurs="2"><xs:choice>%s</xs:choice></xs:sequence>  | [] false
            <xs:choice>%s<xs:any/></xs:choice>                                  | [] false
            <xs:choice>%s<xs:sequence><xs:element name="c"/></xs:sequence></xs:choice> | [] false
            <xs:choice><xs:sequence>%s</xs:sequence></xs:choice>                | [] false
            <xs:sequence><xs:choice>%s</xs:choice><xs:element name="b"/></xs:sequence> | [] false
            """)
    void saysOfWhichChoiceAmongSingleElementsOneIs(String group, String expected) throws IOException {
        String elements = "<xs:element name=\"a\"/><xs:element name=\"b\"/>";
        XsdField message =
                form("""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p">
                  <xs:element name="message"><xs:complexType>%s</xs:complexType></xs:element>
                </xs:schema>
                """.formatted(group.formatted(elements))).roots().get(0);

        XsdChoice choice = member(message, "a").choice();

        assertThat(choice.others() + " " + choice.needed()).isEqualTo(expected);
    }

    @Test
    void hasTheLimitsOfAllThatATypeRestricts() throws IOException {
        XsdField message = form(SCHEMA).roots().get(0);

        assertThat(member(message, "id").value())
                .isEqualTo(new XsdValue("string", List.of(), "", List.of("[A-Z]+|0"), Map.of("maxLength", "9")));
        assertThat(member(member(message, "note"), "#text").value())
                .isEqualTo(new XsdValue("string", List.of(), "", List.of(), Map.of("maxLength", "5")));
    }

    @Test
    void hasEachWordWithTheLineOnWhichItBegins() throws IOException {
        XsdField message = form(SCHEMA).roots().get(0);

        XsdValue kind = Objects.requireNonNull(member(message, "@kind").value());

        assertThat(kind.words()).containsExactly(new XsdWord("A", 20), new XsdWord("B", 22));
        assertThat(kind.listedIn()).isEqualTo("Kind");
    }

    @Test
    void readsNoDocumentType() {
        assertThatThrownBy(() -> form("<!DOCTYPE a [<!ENTITY b 'c'>]>\n" + SCHEMA))
                .hasMessageContaining("x.xsd:1: schema: has a document type declaration, which the hub does not read");
    }

    private XsdForm form(String text) throws IOException {
        return XsdForm.read(Files.writeString(directory.resolve("x.xsd"), text));
    }

    private static XsdField member(XsdField field, String name) {
        return field.members().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
