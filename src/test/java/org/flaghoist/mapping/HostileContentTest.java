package org.flaghoist.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.RecordFileBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages made to harm: each gets the contract's code and place, whatever its size. */
@Tag("elsewhere")
class HostileContentTest {

    private static final int MANY = 100_000;
    private static final String DIGITS = "9".repeat(900_000);
    private static final String OVERRIDE = "\u202E";
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | MALFORMED ''",
                "at | MALFORMED ''",
                "europol | MALFORMED ''",
                "ro | MALFORMED ''", //
                "bg | MALFORMED '1'",
                "ly | TRAILER_MISMATCH '0'"
            })
    void refusesNothingAtAll(String partner, String answer) {
        assertThat(answer(partner, "")).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "at"})
    void refusesArraysAndObjectsNestedTooDeep(String partner) {
        assertThat(answer(partner, "[".repeat(MANY))).isEqualTo("TOO_LARGE ''");
        assertThat(answer(partner, "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY)))
                .isEqualTo("TOO_LARGE ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"europol", "ro"})
    void refusesElementsNestedTooDeep(String partner) {
        assertThat(answer(partner, "<a>".repeat(MANY) + "</a>".repeat(MANY))).isEqualTo("TOO_LARGE ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"europol", "ro"})
    void refusesEveryDocumentType(String partner) {
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>";
        String fetch = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";

        assertThat(answer(partner, bomb)).isEqualTo("MALFORMED ''");
        assertThat(answer(partner, fetch)).isEqualTo("MALFORMED ''");
        assertThat(answer(partner, "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>"))
                .isEqualTo("MALFORMED ''");
        assertThat(answer(partner, "<a>&e;</a>")).isEqualTo("MALFORMED ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "at"})
    void refusesAMemberThatStandsTwice(String partner) {
        assertThat(answer(partner, "{\"a\": 1, \"a\": 1}")).isEqualTo("MALFORMED ''");
        assertThat(answer(partner, "{\"a\": 1, \"\\u0061\": 1}")).isEqualTo("MALFORMED ''");
        assertThat(answer(partner, "{\"b\": {\"a\": 1, \"a\": 1}}")).isEqualTo("MALFORMED ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "uk | zeros.json | \"version\": 1 | \"version\": # | SCHEMA '/version' version",
                "at | zeros.json | \"fassung\": 1 | \"fassung\": # | SCHEMA '/fassung' fassung",
                "europol | zeros.xml | <Revision>1< | <Revision>#< "
                        + "| SCHEMA '/Notification/Header[1]/Revision[1]' Revision",
                "ro | zeros.xml | <revizie>1< | <revizie>#< | MALFORMED '/notificare/antet[1]/revizie[1]' revizie"
            })
    void refusesANumberOfNineHundredThousandDigits(
            String partner, String sample, String from, String to, String answer) {
        for (String digits : List.of(DIGITS, "1." + DIGITS, "0." + DIGITS.replace('9', '0'))) {
            assertThat(answer(partner, changed(partner, sample, from, to.replace("#", digits))))
                    .isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e-99999999999", "1E+2147483648", "-0.1e400"})
    void refusesANumberBeyondReason(String number) {
        assertThat(answer("uk", changed("uk", "zeros.json", "\"capacity\": 0", "\"capacity\": " + number)))
                .isEqualTo("SCHEMA '/craft/0/capacity' capacity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60000 | MALFORMED '2' Редакция",
                "65536 | MALFORMED '2' Редакция",
                "65537 | TOO_LARGE '2' Редакция"
            })
    void refusesACellOfTooManyDigits(int digits, String answer) {
        assertThat(answer("bg", changed("bg", "zeros.csv", ";1;", ";" + "9".repeat(digits) + ";")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "uk | zeros.json | NCA/26 | NUL | MALFORMED ''",
                "uk | zeros.json | NCA/26 | \\u0000 | MALFORMED '/irReference' irReference",
                "uk | zeros.json | NCA/26 | \\u202E | MALFORMED '/irReference' irReference",
                "uk | zeros.json | NCA/26 | \\uD800 | MALFORMED '/irReference' irReference",
                "europol | zeros.xml | <Reference> | <Reference>NUL | MALFORMED ''",
                "europol | zeros.xml | <Reference> | <Reference>&#0; | MALFORMED ''",
                "europol | zeros.xml | <Reference> | <Reference>&#x202E; "
                        + "| MALFORMED '/Notification/Header[1]/Reference[1]' Reference",
                "ro | zeros.xml | <id> | <id>NUL | MALFORMED ''",
                "ro | zeros.xml | <id> | <id>&#x1; | MALFORMED ''",
                "bg | zeros.csv | BG- | BGNUL | MALFORMED '2' Номер"
            })
    void refusesForbiddenCharacters(String partner, String sample, String from, String to, String answer) {
        assertThat(answer(partner, changed(partner, sample, from, to.replace("NUL", "\0"))))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x0A, 0x1B, 0x7F, 0xFD, 0xFE})
    void refusesForbiddenBytesInRecords(int forbidden) {
        Mapping mapping = Shipped.mapping("ly");
        Piece piece =
                mapping.cut(SampleFolders.bytes(sample("ly", "zeros.DAT"))).get(0);
        byte[] bytes = piece.bytes().clone();
        bytes[2] = (byte) forbidden;

        assertThat(answer(mapping, Piece.of(piece.number(), bytes))).isEqualTo("MALFORMED '2' N01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "at", "europol"})
    void takesOneByteOrderMarkAndRefusesOthers(String partner) {
        String extension = Shipped.mapping(partner).extension();
        String message = new String(SampleFolders.bytes(sample(partner, "zeros." + extension)), ISO_8859_1);

        assertThat(answer(partner, BYTE_ORDER_MARK + message)).isEqualTo("accepted");
        assertThat(answer(partner, BYTE_ORDER_MARK + BYTE_ORDER_MARK + message)).isEqualTo("MALFORMED ''");
        assertThat(answer(partner, "\u00FE\u00FF" + message)).isEqualTo("CHARSET ''");
        assertThat(answer(partner, "\u00FF\u00FE" + message)).isEqualTo("CHARSET ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ro | cancel.xml | CHARSET ''", "bg | zeros.csv | MALFORMED '1' \uFEFF", "ly | zeros.DAT | TRAILER"
            })
    void refusesAByteOrderMarkWithAnotherCharset(String partner, String sample, String answer) {
        String message = new String(SampleFolders.bytes(sample(partner, sample)), ISO_8859_1);

        assertThat(answer(partner, BYTE_ORDER_MARK + message)).startsWith(answer.replaceAll(" *\uFEFF", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "at", "europol", "ro"})
    void refusesAMessageOfMoreThanAMebibyte(String partner) {
        assertThat(answer(partner, " ".repeat((1 << 20) + 1))).isEqualTo("TOO_LARGE ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "addressees | 1 | SCHEMA '/addressees/0' addressees",
                "addressees | \"AUTX\" | RECIPIENT_UNKNOWN '/addressees/0' addressees",
                "craft | {} | SCHEMA '/craft' craft",
                "craft | {\"a\":1} | SCHEMA '/craft' craft",
                "x | [1,1] | SCHEMA '/x' x"
            })
    void refusesAListThatFillsTheMessage(String member, String element, String answer) {
        assertThat(answer("uk", beginningWith(member, element))).isEqualTo(answer);
    }

    @Test
    void readsWhatStandsBehindAListThatFillsTheMessage() {
        String empty = beginningWith("summary", "{\"language\": \"en\"}");

        assertThat(answer("uk", empty)).isEqualTo("SCHEMA '/summary' summary");
        assertThat(answer("uk", empty.replace("\"OFFICIAL\"", "\"SECRET\"")))
                .isEqualTo("LEVEL_ABOVE_CEILING '/protectiveMarking' protectiveMarking");
    }

    private static String beginningWith(String member, String element) {
        String list =
                "{\"" + member + "\": [" + (element + ",").repeat(900_000 / (element.length() + 1)) + element + "],";
        String craft = "\"craft\": [{\"craftType\": \"OTHER\", \"capacity\": 0}],";
        return changed("uk", "zeros.json", craft, "").replaceFirst("\\{", list);
    }

    @Test
    void refusesARowThatTakesTheRestOfTheFile() {
        String row = changed("bg", "zeros.csv", ";1;", ";\"" + "a;\n".repeat(1 << 20));

        assertThat(answer("bg", row)).isEqualTo("MALFORMED '2'");
    }

    @Test
    void namesTheReferenceOfAGroupThatIsTooLarge() {
        Mapping mapping = Shipped.mapping("ly");
        Piece group =
                mapping.cut(SampleFolders.bytes(sample("ly", "zeros.DAT"))).get(0);
        byte[] file = new RecordFileBuilder().add(group.bytes()).add("B1", 3000).toBytes();

        Rejection fault = Objects.requireNonNull(mapping.cut(file).get(0).fault());

        assertThat(fault).hasMessage("TOO_LARGE at \"2\"");
        assertThat(fault.id()).isEqualTo("LY-2026-0701");
        assertThat(fault.revision()).isEqualTo(1);
    }

    @Test
    void knowsASpillInTheBeginningOfAGroupThatIsTooLarge() {
        Mapping mapping = Shipped.mapping("ly");
        Charset arabic = Charset.forName("windows-1256");
        Piece group =
                mapping.cut(SampleFolders.bytes(sample("ly", "zeros.DAT"))).get(0);
        byte[] secret =
                new String(group.bytes(), arabic).replaceFirst("عادي", "سري ").getBytes(arabic);
        byte[] file = new RecordFileBuilder().add(secret).add("B1", 3000).toBytes();

        Rejection fault = Objects.requireNonNull(mapping.cut(file).get(0).fault());

        assertThat(fault.code()).isEqualTo(FaultCode.TOO_LARGE);
        assertThat(fault.isSpill()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "narrative"})
    void refusesAnOverrideInEveryLanguage(String text) {
        String summary = "\"summary\": [{\"language\": \"en\", \"text\": \"" + text + OVERRIDE + "\"}], \"version\"";
        String message = changed("uk", "zeros.json", "\"version\"", new String(summary.getBytes(UTF_8), ISO_8859_1));

        assertThat(answer("uk", message)).isEqualTo("MALFORMED '/summary/0/text' text");
    }

    private static Path sample(String partner, String name) {
        return Path.of("src/test/samples", partner, "in", name);
    }

    /** Bytes as Latin-1, so that none is lost. */
    private static String changed(String partner, String name, String from, String to) {
        String message = new String(SampleFolders.bytes(sample(partner, name)), ISO_8859_1);
        assertThat(message).contains(from);
        int at = message.indexOf(from);
        return message.substring(0, at) + to + message.substring(at + from.length());
    }

    private static String answer(String partner, String latin1) {
        Mapping mapping = Shipped.mapping(partner);
        try {
            Piece piece = mapping.cut(latin1.getBytes(ISO_8859_1)).get(0);
            return answer(mapping, piece);
        } catch (Rejection e) {
            return text(e);
        }
    }

    private static String answer(Mapping mapping, Piece piece) {
        try {
            mapping.translate(piece);
            return "accepted";
        } catch (Rejection e) {
            return text(e);
        }
    }

    private static String text(Rejection e) {
        return e.code() + " '" + e.location() + "'" + (e.field() == null ? "" : " " + e.field());
    }
}
