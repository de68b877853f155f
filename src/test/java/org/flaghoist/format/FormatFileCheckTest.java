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
    void reportsLimitsThatNothingCanKeepAndPatternsOfNumbersThatTakeAnyCharacter() throws Exception {
        assertThat(faults("""
                        syntax: csv
                        extension: csv
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                        text: {language: l, text: t}
                        csv:
                          rows: -1
                        notification:
                          a: {type: word, list: true, max: -1}
                          b: {type: word, width: 0}
                          c: {type: number, places: -1, written: 0, pattern: '\\.?[0-9].[0-9]'}
                          d: {type: number, places: 0, pattern: '[0-9]([.][0-9])?'}
                        receipt:
                          r: {type: line, width: -2, pattern: '.+'}
                        """))
                .containsExactlyInAnyOrder(
                        ":6: csv.rows: -1 is less than 1; write a whole number from 1, or remove the key",
                        ":8: notification.a.max: -1 is less than 1; write a whole number from 1, or remove the key",
                        ":9: notification.b.width: 0 is less than 1; write a whole number from 1, or remove the key",
                        ":10: notification.c.places: -1 is less than 0; write a whole number from 0, or remove the key",
                        ":10: notification.c.pattern: '\\.?[0-9].[0-9]' takes any character where its point stands;"
                                + " write '[.]' for a point",
                        ":13: receipt.r.width: -2 is less than 1; write a whole number from 1, or remove the key");
    }

    @Test
    void reportsAnElementWithoutAValueAndWhatElseIsWrong() throws Exception {
        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                        text: {language: l, text: t}
                        checkFirst: [a, ~]
                        notification:
                          a: {type: word, width: -1, requiredWith: [~, b], excludedBy: [~]}
                        receipt: {r: {type: word}}
                        """))
                .containsExactlyInAnyOrder(
                        ":5: checkFirst[1]: is empty; give a value, or remove it",
                        ":7: notification.a.requiredWith[0]: is empty; give a value, or remove it",
                        ":7: notification.a.excludedBy[0]: is empty; give a value, or remove it",
                        ":7: notification.a: names 'b', which does not stand beside it; correct the name",
                        ":7: notification.a.width: -1 is less than 1; write a whole number from 1, or remove the key");
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
                        fault -> assertThat(fault)
                                .startsWith(":2: extention: unknown key; did you mean 'extension'? Known here: ["),
                        fault -> assertThat(fault)
                                .startsWith(
                                        ":4: notification.a.patern: unknown key; did you mean 'pattern'? Known here: ["),
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        ":6: xml.rot: unknown key; did you mean 'root'? Known here: [characters, charsets, collapse,"
                                                + " depthWhileParsing, longText, namespace, partners, picture, receipt, root,"
                                                + " schema, structure, trimLongText, version]"),
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
                "{decimal: '[0-9]+(.[0-9]+)?', integer: '[0-9]+'}|:5: numbers.decimal: '[0-9]+(.[0-9]+)?' takes any"
                        + " character where its point stands; write '[.]' for a point",
                "{decimal: '[0-9', integer: '[0-9]+'}|:5: numbers.decimal: '[0-9' is no pattern; write that of a decimal",
                "{decimal: '[0-9]+([.][0-9]+)?', integer: '[0-9]+', comma: true}|:5: numbers.decimal:"
                        + " '[0-9]+([.][0-9]+)?' reads '1.5', but '1,5' is written; correct the pattern, or 'comma'",
                "{decimal: '[0-9]+(,[0-9]+)?', integer: '[0-9]+'}|:5: numbers.decimal: '[0-9]+(,[0-9]+)?' reads '1,5',"
                        + " but '1.5' is written",
                "{decimal: '[0-9]+', integer: '[0-9]+', out: '['}|:5: numbers.out: '[' is no pattern; write that of a"
                        + " decimal number that is written",
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
    void saysOfAZoneThatIsNoneNoLessOfTheRest() throws Exception {
        assertThat(faults("times: {zone: Europe/Pari}\nnotification: {a: {type: wort}}\nnonsense: 1\n"))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":1: times.zone: 'Europe/Pari' is no time zone"),
                        fault -> assertThat(fault).startsWith(":2: notification.a.type: 'wort' cannot stand here"),
                        fault -> assertThat(fault).startsWith(":3: nonsense: unknown key"));
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
                .containsExactly(
                        ":6: numbers.grouping: fields of records are filled with zeros; remove the key",
                        ":1: syntax: is RECORDS, but there is no key 'records'; write it");
    }

    @ParameterizedTest
    @CsvSource({
        "'east: Α, west: A',west,'A' (Latin) looks like 'Α' (Greek)",
        "'east: O, west: О',west,'О' (Cyrillic) looks like 'O' (Latin)",
        "'north: Ν, south: N',south,'N' (Latin) looks like 'Ν' (Greek)",
        "'north: Норд, south: Hорд',south,'Hорд' (Latin and Cyrillic) looks like 'Норд' (Cyrillic)",
    })
    void reportsDirectionsThatLookAlike(String positions, String key, String message) throws Exception {
        assertThat(faults(
                        figures("json", "{}", "{" + positions + "}").replace("charset: ISO-8859-1", "charset: UTF-8")))
                .containsExactly(
                        ":7: positions." + key + ": " + message + ", the opposite direction; write another letter");
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
    void reportsTheLayoutOfRecordsAlsoWhereGeneralKeysAreWrong() throws Exception {
        assertThat(faults("""
                        syntax: records
                        charset: UTF-16
                        times: {moment: "uuuu-MM-dd hh:mm", day: uuuu-MM-dd}
                        text: {language: T9}
                        numbers: {decimal: '[', integer: '[0-9]+'}
                        records:
                          length: 100
                          time: "uuuu-MM-dd HH:mm"
                          header: {H1: 2, H2: 3}
                          trailer: {Z1: 6, Z2: 200}
                          text: {T1: 1, T2: 1, T3: 4, T4: 3, T5: 1, T6: 3, T7: 20}
                          words: {N2: 2}
                        notification:
                          N1: {type: word}
                          N2: {type: code, table: boats, list: true, width: 4}
                          N3: {type: number, width: 5}
                          N4: {type: integer, width: 5, pattern: '('}
                          N5: {type: flag, width: 5, pattern: '('}
                          N6: {type: word, width: 5, requiredWhen: {N5: maybe}}
                          N7: {type: word, width: -1}
                        """))
                .containsExactlyInAnyOrder(
                        ":1: extension: is missing; add it",
                        ":1: receipt: is missing; add it",
                        ":3: times.zone: is missing; add it",
                        ":3: times.moment: 'uuuu-MM-dd hh:mm' is no pattern of a time: what it writes cannot be read"
                                + " by it; write uuuu for the year, MM month, dd day, HH hour, mm minute, ss second",
                        ":4: text.text: is missing; add it",
                        ":5: numbers.decimal: '[' is no pattern; write that of a decimal number, such as"
                                + " '-?[0-9]{1,12}([.][0-9]{1,6})?'",
                        ":17: notification.N4: '(' is no pattern: Unclosed group",
                        ":18: notification.N5: '(' is no pattern: Unclosed group",
                        ":19: notification.N6.requiredWhen.N5: 'maybe' is no value of this flag; write 'true' or"
                                + " 'false'",
                        ":15: notification.N2.table: there is no code table " + folder.resolve("boats.csv")
                                + ", nor " + folder.resolveSibling("codes/boats.csv")
                                + "; correct the name, or create the first",
                        ":6: records.sender: is missing; add it",
                        ":2: charset: UTF-16 has not one byte a character, which records need; write one that has, such"
                                + " as windows-1252",
                        ":9: records.header: needs 3 fields with their widths; write them as {<name>: <width>, ..}",
                        ":10: records.trailer: uses 207 bytes of a record of 100; make its fields shorter, or correct"
                                + " records.length",
                        ":14: notification.N1: has no width; give it one from 1, in bytes",
                        ":20: notification.N7: has a width of -1; give it one from 1, in bytes",
                        ":4: text.language: is not the fourth field of records.text; write 'T4'");
    }

    @Test
    void reportsWhatARecordLayoutLacks() throws Exception {
        assertThat(faults("""
                        syntax: records
                        extension: dat
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
                        records:
                          sender: "1"
                          time: "uuuu-MM-dd HH:mm"
                          onlyWith: [{from: N1}, {from: N1, field: N1, word: a}]
                        notification: {N1: {type: word, width: 4}}
                        receipt: {N1: {type: word, width: 4}}
                        """))
                .containsExactlyInAnyOrder(
                        ":1: text: is missing; add it",
                        ":1: syntax: is RECORDS, but there is no key 'charset'; write it",
                        ":4: records.length: is missing, or not above 0; write the bytes of every record, without its"
                                + " CRLF",
                        ":4: records.header: needs 3 fields with their widths; write them as {<name>: <width>, ..}",
                        ":4: records.trailer: needs 2 fields with their widths; write them as {<name>: <width>, ..}",
                        ":4: records.text: needs 7 fields with their widths; write them as {<name>: <width>, ..}",
                        ":7: records.onlyWith: is not whole; write each as {from: <name>, field: <name>, word: <word>}");
    }

    @Test
    void reportsAGradingWithoutAScheme() throws Exception {
        assertThat(faults(figures("json", "{}", "{}").replace("{type: word}}", "{type: grading}}")))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith(":8: notification.a: has no table"),
                        fault -> assertThat(fault).startsWith(":8: notification.a: has no scheme"),
                        fault -> assertThat(fault).startsWith(":9: receipt.r: has no table"),
                        fault -> assertThat(fault).startsWith(":9: receipt.r: has no scheme"));
    }

    @ParameterizedTest
    @CsvSource({
        "ΕΛ-5Χ5,'ΕΛ-5Χ5' has letters that are Greek",
        "FR-5Х5,'FR-5Х5' has letters that are Latin and Cyrillic",
        "fr-5x5,'fr-5x5' is no name of a scheme",
        "F,'F' is no name of a scheme",
    })
    void saysWhatIsWrongWithTheNameOfAScheme(String scheme, String message) throws Exception {
        String grading = "{type: grading, table: t, scheme: " + scheme + "}";

        assertThat(faults(figures("json", "{}", "{}").replace("a: {type: word}", "a: " + grading)))
                .contains(":8: notification.a.scheme: " + message
                        + "; write 2 to 20 capital letters from A to Z, digits and hyphens, a letter first,"
                        + " as FR-5X5");
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
