package org.flaghoist.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** XML as two partners declare it: one names the wrong value, the other the element that holds it. */
@Tag("elsewhere")
class XmlSyntaxTest {

    private static final String EUROPOL = "<Notification xmlns='urn:flaghoist:partner:europol:1'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><Header><Reference>EP-1</Reference>"
            + "<Sender>EUROPOL</Sender><MessageType>Intelligence</MessageType><Action>New</Action><Revision>1</Revision>"
            + "<Urgency>Normal</Urgency><CreatedAt>2026-06-03T08:30:00Z</CreatedAt>"
            + "<ProtectionLevel>EUROPOL BASIC PROTECTION LEVEL</ProtectionLevel><HandlingCode>H0</HandlingCode></Header>"
            + "</Notification>";
    private static final String RO = "<notificare xmlns='urn:igpr:notificare:1'"
            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><antet><id>RO-1</id>"
            + "<expeditor>IGPR-RO</expeditor><tip>informare</tip><actiune>nou</actiune><revizie>1</revizie>"
            + "<urgenta>normal</urgenta><intocmit>03.11.2026 09:40</intocmit></antet>"
            + "<clasificare><nivel>Neclasificat</nivel><cod>H0</cod></clasificare></notificare>";

    private final XmlSyntax europol = syntax("europol");
    private final XmlSyntax ro = syntax("ro");

    private static XmlSyntax syntax(String partner) {
        return syntax(Path.of("mappings", partner));
    }

    private static XmlSyntax syntax(Path folder) {
        FormatFile file = Objects.requireNonNull(
                StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults()));
        XmlForm form = Objects.requireNonNull(file.syntax().xml());
        File schema = folder.resolve(form.schema()).toFile();
        try {
            return new XmlSyntax(form, new XmlStructure(new SchemaFile(schema).source(), form), file);
        } catch (org.xml.sax.SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static String fault(XmlSyntax syntax, byte[] message) {
        Faults faults = new Faults();
        LocatedObject read = syntax.read(message, 1, faults);
        Fault first = faults.first();
        if (first == null) {
            assertThat(read).isNotNull();
            return "none";
        }
        Rejection rejection = first.rejection();
        return rejection.code() + " " + rejection.location()
                + (rejection.field() == null ? "" : " " + rejection.field());
    }

    private String europol(String... replacements) {
        return fault(europol, bytes(EUROPOL, replacements));
    }

    private String ro(String... replacements) {
        return fault(ro, bytes(RO, replacements));
    }

    private static byte[] bytes(String message, String... replacements) {
        String changed = message;
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(changed).contains(replacements[i]);
            changed = changed.replace(replacements[i], replacements[i + 1]);
        }
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <Sender>EUROPOL</Sender>|<Sender>GB</Sender>|none
            <Sender>EUROPOL</Sender>|<Sender>XX</Sender>|SENDER_MISMATCH /Notification/Header[1]/Sender[1] Sender
            <Sender>EUROPOL</Sender>|<Sender/>|SCHEMA /Notification/Header[1]/Sender[1] Sender
            <Sender>EUROPOL</Sender>||SCHEMA /Notification/Header[1]/MessageType[1] MessageType
            <Sender>EUROPOL</Sender>|<Sender><x/></Sender>|SCHEMA /Notification/Header[1]/Sender[1]/x[1] x
            <MessageType>|<Recipient>GB</Recipient><Recipient>NOBODY</Recipient><MessageType>|RECIPIENT_UNKNOWN /Notification/Header[1]/Recipient[2] Recipient
            <MessageType>|<Recipient/><MessageType>|RECIPIENT_UNKNOWN /Notification/Header[1]/Recipient[1] Recipient
            >New<|>new<|CODE_UNKNOWN /Notification/Header[1]/Action[1] Action
            >1<|>0<|SCHEMA /Notification/Header[1]/Revision[1] Revision
            2026-06-03T08:30:00Z|2026-02-30T08:30:00Z|TIME_INVALID /Notification/Header[1]/CreatedAt[1] CreatedAt
            2026-06-03T08:30:00Z|2026-06-03T08:30:00+00:00|TIME_INVALID /Notification/Header[1]/CreatedAt[1] CreatedAt
            2026-06-03T08:30:00Z|2026-06-03T08:30:60Z|TIME_INVALID /Notification/Header[1]/CreatedAt[1] CreatedAt
            </Header>|</Header>x<Item kind='Pump'><Quantity>a</Quantity></Item>|SCHEMA /Notification Notification
            </Header>|</Header><Item kind='Pump'><Quantity>a</Quantity></Item>x|SCHEMA /Notification/Item[1]/Quantity[1] Quantity
            </Header>|</Header><Item><Quantity>1</Quantity></Item>|SCHEMA /Notification/Item[1] kind
            </Header>|</Header><Item kind='Pump' size='1' currency='E'><Quantity>1</Quantity></Item>|SCHEMA /Notification/Item[1] size
            </Header>|</Header><Item currency='EURO' kind='Pomp'><Quantity>1</Quantity></Item>|SCHEMA /Notification/Item[1] currency
            </Header>|</Header><Item kind='Pump'/><Item kind='Pomp'/>|SCHEMA /Notification/Item[1] Item
            </Header>|</Header><Item xml:lang='en' kind='Pump'/>|SCHEMA /Notification/Item[1] lang
            </Header>|</Header><Narrative>x</Narrative>|SCHEMA /Notification/Narrative[1] language
            </Header>|</Header><Narrative language='EN'>x</Narrative>|SCHEMA /Notification/Narrative[1] language
            </Header>|</Header><Person role='Suspect'><Name><FamilyName>A</FamilyName></Name><Nationality>Bulgaria</Nationality></Person>|CODE_UNKNOWN /Notification/Person[1]/Nationality[1] Nationality
            </Header>|</Header><Person role='Suspect'><DateOfBirth>2000-01-01</DateOfBirth></Person>|SCHEMA /Notification/Person[1]/DateOfBirth[1] DateOfBirth
            </Header>|</Header><Person role='Suspect'/>|SCHEMA /Notification/Person[1] Person
            </Header>|<Evaluation source='A' information='1'> </Evaluation></Header>|SCHEMA /Notification/Header[1]/Evaluation[1] Evaluation
            </Header>|<Evaluation source='A' information='1'><x/></Evaluation></Header>|SCHEMA /Notification/Header[1]/Evaluation[1]/x[1] x
            </Header>|<Evaluation source='A' information='9' suspectedFalse='false'/></Header>|CODE_UNKNOWN /Notification/Header[1]/Evaluation[1] information
            </Header>|<Evaluation source='A' information='1' suspectedFalse='false'/></Header>|CODE_UNKNOWN /Notification/Header[1]/Evaluation[1] suspectedFalse
            </Header>|</Header><Figures/><Figures/>|SCHEMA /Notification/Figures[2] Figures
            </Header>|</Header><Engine xsi:schemaLocation='a'/>|none
            <Sender>EUROPOL|<Sender>XX</Sender><Recipient xsi:type='x'>|SCHEMA /Notification/Header[1]/Recipient[1] type
            """)
    void namesTheElementOrAttributeThatDoesNotFit(String old, String changed, String fault) {
        String with = changed == null ? "" : changed;
        if (with.contains("xsi:type")) {
            assertThat(europol(old, with, "</Sender><Mess", "</Recipient><Mess"))
                    .isEqualTo(fault);
        } else {
            assertThat(europol(old, with)).isEqualTo(fault);
        }
    }

    @Test
    void hasTheCodeOfAMarkingWhereTheSchemaRefusesALevelsWord(@TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings/europol"), folder);
        Path schema = folder.resolve("europol.xsd");
        String levels = "<xs:element name=\"ProtectionLevel\"><xs:simpleType><xs:restriction base=\"xs:token\">"
                + "<xs:enumeration value=\"EUROPOL BASIC PROTECTION LEVEL\"/></xs:restriction></xs:simpleType>"
                + "</xs:element>";
        String sound = Files.readString(schema);
        Files.writeString(
                schema, sound.replace("<xs:element name=\"ProtectionLevel\" type=\"p:RequiredLine\"/>", levels));
        XmlSyntax listed = syntax(folder);
        String tooLong = ">" + "L".repeat(300) + "<";

        assertThat(Files.readString(schema)).isNotEqualTo(sound);
        assertThat(fault(listed, bytes(EUROPOL))).isEqualTo("none");
        assertThat(fault(listed, bytes(EUROPOL, ">EUROPOL BASIC", ">BASIC")))
                .isEqualTo("MARKING_UNKNOWN /Notification/Header[1]/ProtectionLevel[1] ProtectionLevel");
        assertThat(europol(">EUROPOL BASIC PROTECTION LEVEL<", tooLong))
                .as("in the schema that is shipped, which lists none")
                .isEqualTo("SCHEMA /Notification/Header[1]/ProtectionLevel[1] ProtectionLevel");
        assertThat(fault(listed, bytes(EUROPOL, "EUROPOL BASIC PROTECTION LEVEL", "")))
                .isEqualTo("SCHEMA /Notification/Header[1]/ProtectionLevel[1] ProtectionLevel");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            </clasificare>|</clasificare><x/>|MALFORMED /notificare
            </clasificare>|</clasificare>x|MALFORMED /notificare
            <tip>informare</tip>||MALFORMED /notificare/antet[1]
            <tip>informare</tip>|<tip><x/></tip>|MALFORMED /notificare/antet[1]/tip[1]
            <tip>informare</tip>|<tip a='b'>informare</tip>|MALFORMED /notificare/antet[1]/tip[1]
            <tip>informare</tip>|<tip xsi:nil='true'/>|MALFORMED /notificare/antet[1]/tip[1]
            <tip>informare</tip>|<tip xsi:schemaLocation='a b'/>|none
            <intocmit>|<intocmit oraDeVara='Da'>|MALFORMED /notificare/antet[1]/intocmit[1]
            <tip>informare|<tip>inf&#x202E;ormare|MALFORMED /notificare/antet[1]/tip[1] tip
            <tip>informare|<tip>inf&#10;ormare|MALFORMED /notificare/antet[1]/tip[1] tip
            <tip>informare|<tip>&#10;informare&#9;|none
            </clasificare>|</clasificare><relatare limba='ro'>a&#10;&#x200E;b</relatare>|none
            </clasificare>|</clasificare><relatare limba='r&#x85;o'>a</relatare>|MALFORMED /notificare/relatare[1] limba
            </clasificare>|</clasificare><relatare>a</relatare>|MALFORMED /notificare/relatare[1]
            notificare |aviz |MALFORMED
            urn:igpr:notificare:1|urn:x|MALFORMED
            """)
    void namesTheElementWhoseContentIsWrong(String old, String changed, String fault) {
        String with = changed == null ? "" : changed;
        String end = old.equals("notificare ") ? "</notificare>" : "</clasificare>";
        assertThat(ro(old, with, end, old.equals("notificare ") ? "</aviz>" : end)
                        .strip())
                .isEqualTo(fault);
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneAsOne() {
        String longest = "<Narrative language='en'>" + "\uD83D\uDEA4".repeat(8000) + "</Narrative>";

        assertThat(europol("</Header>", "</Header>" + longest)).isEqualTo("none");
        assertThat(europol("</Header>", "</Header>" + longest.replace("</N", "x</N")))
                .isEqualTo("SCHEMA /Notification/Narrative[1] Narrative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<a>&#x1;</a>",
                "<a b='&#x1;'/>",
                "<a>\u0001</a>",
                "<a>&#xFFFE;</a>",
                "<a>\uFFFF</a>",
                "<a>&#xD800;</a>",
                "<a>&nbsp;</a>",
                "<a b='&nbsp;'/>",
                "<p:a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                "<?xml version='1.1'?><a/>",
                "<?xml version='1.2'?><a/>",
                "<?xml version='1.0' encoding=''?><a/>",
                " <?xml version='1.0'?><a/>",
                "\uFEFF\uFEFF<a/>",
                "<a>]]></a>",
                "<a>&#99999999999999999999;</a>",
                "<a/>trailing",
                "<a><b></a></b>"
            })
    void refusesWhatIsNotWellFormed(String message) {
        assertThat(fault(europol, message.getBytes(StandardCharsets.UTF_8))).isEqualTo("MALFORMED ");
    }

    @Test
    void takesTheCharsetThatIsDeclared() {
        String latin2 = "<?xml version='1.0' encoding='ISO-8859-2'?>";

        assertThat(fault(ro, (latin2 + RO).getBytes(Charset.forName("ISO-8859-2"))))
                .isEqualTo("none");
        assertThat(fault(ro, ("\uFEFF" + RO).getBytes(StandardCharsets.UTF_8))).isEqualTo("none");
        assertThat(fault(ro, ("\uFEFF" + latin2 + RO).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CHARSET ");
        assertThat(fault(europol, (latin2 + EUROPOL).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CHARSET ");
        assertThat(fault(
                        europol,
                        ("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>" + EUROPOL)
                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("none");
        assertThat(fault(ro, ("<?xml version='1.0' encoding='windows-1250'?>" + RO).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("CHARSET ");
        assertThat(fault(ro, RO.replace("RO-1", "\u00e4").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("CHARSET ");
        assertThat(fault(ro, RO.getBytes(StandardCharsets.UTF_16))).isEqualTo("CHARSET ");
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        String deep = "<a>".repeat(65) + "</a>".repeat(65);
        String deepAndBroken = "<a>".repeat(100_000);

        assertThat(fault(europol, new byte[(1 << 20) + 1])).isEqualTo("TOO_LARGE ");
        assertThat(fault(europol, deep.getBytes(StandardCharsets.UTF_8))).isEqualTo("TOO_LARGE ");
        assertThat(fault(europol, deepAndBroken.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("TOO_LARGE ");
        assertThat(fault(ro, deep.getBytes(StandardCharsets.UTF_8))).isEqualTo("TOO_LARGE ");
        assertThat(fault(ro, deepAndBroken.getBytes(StandardCharsets.UTF_8))).isEqualTo("MALFORMED ");
        assertThat(fault(ro, "<a>".repeat(64).concat("</a>".repeat(64)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("MALFORMED ");
    }

    @Test
    void looksForForbiddenCharactersBeforeTheStructureOrAfterIt() {
        assertThat(europol("</Header>", "</Header><x>&#x85;</x>")).isEqualTo("MALFORMED /Notification/x[1] x");
        assertThat(ro("</clasificare>", "</clasificare><x>&#x85;</x>")).isEqualTo("MALFORMED /notificare");
    }

    @Test
    void judgesHugeValuesAndManyAttributesInGoodTime() {
        String offer = "</Header><Offer><Platform>x</Platform><Url>https://" + "a".repeat(900_000) + "</Url></Offer>";
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }

        assertThat(europol("</Header>", offer)).isEqualTo("SCHEMA /Notification/Offer[1]/Url[1] Url");
        assertThat(europol("<Header>", "<Header" + attributes + ">")).isEqualTo("SCHEMA /Notification/Header[1] a0");
        assertThat(europol(">EP-1<", ">" + " ".repeat(900_000) + "EP-1<")).isEqualTo("none");
    }

    @Test
    void readsManyMessagesAtOnce() {
        String wrong = "SCHEMA /Notification/Item[2]/Quantity[1] Quantity";
        String items = "</Header>" + "<Item kind='Pump'><Quantity>1</Quantity></Item>".repeat(2);
        byte[] good = bytes(EUROPOL, "</Header>", items);
        byte[] bad = bytes(
                EUROPOL,
                "</Header>",
                items + "<Item kind='Pump'/>",
                "1</Quantity></Item><Item kind='Pump'/",
                "x</Quantity></Item><Item kind='Pump'/");

        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> fault(europol, i % 2 == 0 ? good : bad)))
                .containsOnly("none", wrong)
                .filteredOn(wrong::equals)
                .hasSize(200);
    }

    @Test
    void knowsNoReceiptThatComesIn() {
        String receipt = "<Receipt xmlns='urn:flaghoist:partner:europol:1'/>";

        assertThat(fault(europol, receipt.getBytes(StandardCharsets.UTF_8))).isEqualTo("SCHEMA /Receipt Receipt");
    }
}
