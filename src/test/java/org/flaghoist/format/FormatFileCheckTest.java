package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatFileCheckTest {

    private Path folder = Path.of("");

    @BeforeEach
    void inAFolder(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void reportsEveryKeyThatIsMissing() throws Exception {
        assertThat(faults("syntax: json\nnotification: {a: {type: word}}\n"))
                .containsExactly(
                        ":1: extension: is missing; add it",
                        ":1: times: is missing; add it",
                        ":1: text: is missing; add it",
                        ":1: receipt: is missing; add it");
    }

    @Test
    void reportsEveryKeyOfXmlThatIsMissing() throws Exception {
        assertThat(faults("""
                        syntax: xml
                        extension: xml
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                        text: {language: l, text: t}
                        xml: {root: alert, namespace: 'urn:alerts'}
                        notification: {}
                        receipt: {}
                        """))
                .containsExactly(
                        ":5: xml.receipt: is missing; add it",
                        ":5: xml.schema: is missing; add it",
                        ":5: xml.charsets: is missing; add it",
                        ":5: xml.characters: is missing; add it",
                        ":5: xml.structure: is missing; add it");
    }

    @Test
    void reportsWhatIsNamedWronglyWithItsLine() throws Exception {
        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: "yyyy-MM-dd HH:mm", day: uuuu-MM-dd}
                        text: {language: l, text: t}
                        checkFirst: [a.x]
                        reportAbsenceAt:
                          event: b
                        notification:
                          a:
                            members:
                              c: {type: code}
                              d: {type: word, requiredWith: [c, e], pattern: '['}
                        receipt:
                          r: {}
                        """))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault)
                                .startsWith(":3: times.moment: 'yyyy-MM-dd HH:mm' is no pattern of a time"),
                        fault -> assertThat(fault).startsWith(":5: checkFirst: 'a.x' is no field"),
                        fault -> assertThat(fault).startsWith(":7: reportAbsenceAt.event: 'b' is no field"),
                        fault -> assertThat(fault).startsWith(":11: notification.a.members.c: has no table"),
                        fault -> assertThat(fault).startsWith(":12: notification.a.members.d: '[' is no pattern"),
                        fault -> assertThat(fault).startsWith(":12: notification.a.members.d: names 'e'"),
                        fault -> assertThat(fault).startsWith(":14: receipt.r: has neither type nor members"));
    }

    @Test
    void reportsAnUnknownKeyAndAWrongValueAnywhereWithItsLine() throws Exception {
        assertThat(faults("""
                        syntax: json
                        extention: json
                        notification:
                          a: {type: word, patern: '[A-Z]'}
                        xml:
                          rot: alert
                        receipt:
                          r: {members: {s: {type: wort}}}
                        """))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":2: extention: unknown key; known here: ["),
                        fault -> assertThat(fault).startsWith(":4: patern: unknown key; known here: ["),
                        fault -> assertThat(fault).startsWith(":6: rot: unknown key; known here: ["),
                        fault -> assertThat(fault)
                                .startsWith(
                                        ":8: receipt.r.members.s.type: 'wort' cannot stand here; write one of object,"
                                                + " word, line,"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{decimal: '[0-9]+([.][0-9]+)?', comma: false}|:5: numbers.integer: is missing; add it: the pattern of a"
                        + " whole number",
                "{integer: '[0-9]+'}|:5: numbers.decimal: is missing; add it: the pattern of a decimal number, such as '-?",
                "{decimal: '[0-9', integer: '[0-9]+'}|:5: numbers.decimal: '[0-9' is no pattern; write that of a decimal",
                "{decimal: '[0-9]+([.][0-9]+)?', integer: '[0-9]+', comma: true}|:5: numbers.decimal:"
                        + " '[0-9]+([.][0-9]+)?' reads '1.5', but '1,5' is written; correct the pattern, or 'comma'",
                "{decimal: '[0-9]+(,[0-9]+)?', integer: '[0-9]+'}|:5: numbers.decimal: '[0-9]+(,[0-9]+)?' reads '1,5',"
                        + " but '1.5' is written",
            })
    void reportsNumbersThatCannotBeReadAsTheyAreWritten(String numbers, String fault) throws Exception {
        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                        text: {language: l, text: t}
                        numbers: %s
                        notification: {a: {type: word}}
                        receipt: {b: {type: word}}
                        """.formatted(numbers))).singleElement().asString().startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "times: {zone: Europe/Pari}|:1: times.zone: 'Europe/Pari' is no time zone; write one by region and town",
                "charset: latin|:1: charset: 'latin' is no charset; write one such as UTF-8",
                "carries: {sensitive: maybe}|:1: carries.sensitive: 'maybe' cannot stand here; write true or false",
                "urgency: {priority: '['}|:1: urgency.priority: '[' is no pattern: Unclosed character class",
                "checkFirst: {a: b}|:1: checkFirst: write a list, [..]",
                "notification: word|:1: notification: write keys with their values",
            })
    void saysWithoutNamesOfJavaWhatMayStandThere(String yaml, String fault) throws Exception {
        assertThat(faults(yaml)).singleElement().asString().startsWith(fault).doesNotContain("java", "org.flaghoist");
    }

    @Test
    void reportsNumbersAndPositionsThatCouldBeReadInTwoWaysOrCannotBeWritten() throws Exception {
        assertThat(faults(figures("json", "{comma: true, grouping: ', '}", "{west: E}")))
                .containsExactly(
                        ":6: numbers.grouping: ',' is the decimal mark, too; write another separator, or correct"
                                + " 'comma'",
                        ":7: positions.west: 'E' is the opposite direction, too; write another letter");
        assertThat(faults(figures("json", "{grouping: '1'}", "{north: '1', west: О}")))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":6: numbers.grouping: '1' has a character that a"),
                        fault -> assertThat(fault)
                                .startsWith(":7: positions.south: '1' and 'S' must be letters of ISO-8859-1"),
                        fault -> assertThat(fault)
                                .startsWith(":7: positions.west: 'E' and 'О' must be letters of ISO-8859-1"));
        assertThat(faults(figures("json", "{grouping: '  '}", "{}")))
                .singleElement()
                .asString()
                .contains("is no list of separators; write each once");
        assertThat(faults(figures("json", "{grouping: \"\\u202F \"}", "{}")))
                .containsExactly(":6: numbers.grouping: its first character cannot be written in ISO-8859-1; write"
                        + " another one first");
        assertThat(faults(figures("records", "{grouping: ' '}", "{}")))
                .containsExactly(":6: numbers.grouping: fields of records are filled with zeros; remove the key");
    }

    private static String figures(String syntax, String numbers, String positions) {
        return """
                syntax: %s
                extension: txt
                charset: ISO-8859-1
                times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                text: {language: l, text: t}
                numbers: %s
                positions: %s
                notification: {a: {type: word}}
                receipt: {r: {type: word}}
                """.formatted(
                syntax, numbers.replace("{", "{decimal: '[0-9]+([.,][0-9]+)?', integer: '[0-9]+', "), positions);
    }

    @Test
    void reportsAGradingWithoutAScheme() throws Exception {
        assertThat(faults(figures("json", "{}", "{}").replace("{type: word}}", "{type: grading, scheme: fr}}")))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":8: notification.a: has no table"),
                        fault -> assertThat(fault).startsWith(":8: notification.a: has no scheme"),
                        fault -> assertThat(fault).startsWith(":9: receipt.r: has no table"),
                        fault -> assertThat(fault).startsWith(":9: receipt.r: has no scheme"));
    }

    private List<String> faults(String text) throws Exception {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(yaml, text);
        SetupFaults faults = new SetupFaults();
        assertThat(new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder))
                .isNull();
        return catchThrowableOfType(SetupException.class, faults::throwIfAny).faults().stream()
                .map(fault -> fault.substring(yaml.toString().length()))
                .toList();
    }
}
