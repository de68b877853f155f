package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.springframework.util.FileSystemUtils;

/** Numbers, positions and gradings in a partner's own form come back as they went, and what is unclear is refused. */
class OwnFiguresTest {

    private static final String FORMAT = """
            syntax: json
            extension: json
            times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd}
            text: {language: l, text: t}
            numbers:
              decimal: '-?[0-9]{1,13}(,[0-9]{1,3})?'
              integer: '-?[0-9]{1,13}'
              comma: true
              grouping: "%s"
            positions: {west: O}
            notification:
              n: {type: number}
              i: {type: integer}
              plain: {type: integer, plain: true}
              p: {type: position}
              g: {type: grading, table: cotation, scheme: FR-5X5}
            receipt:
              r: {type: word}
            """;
    private static final String TABLE = """
            A1;A2
            B1;B2
            B2;B3
            D4;X3
            E5;X4 suspectedFalse;in
            E4;X4
            A1;A1;out
            B1;B1;out
            !CODE_UNKNOWN;C4
            Z9;!MARKING_UNKNOWN
            """;
    private static final List<String> SEPARATORS = List.of("\u202F", "\u00A0", " ", "'", "\u2019", ".");

    private static Path directory = Path.of("");
    private static List<Format> formats = List.of();

    @BeforeContainer
    static void readAFormatForEachSeparator() throws IOException {
        directory = Files.createTempDirectory("figures");
        formats = SEPARATORS.stream().map(OwnFiguresTest::format).toList();
    }

    @AfterContainer
    static void delete() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }

    private static Format format(String separator) {
        try {
            Path folder = directory.resolve("p" + SEPARATORS.indexOf(separator));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("format.yaml"), FORMAT.formatted(separator));
            Files.writeString(folder.resolve("cotation.csv"), TABLE);
            SetupFaults faults = new SetupFaults();
            Format read =
                    new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder);
            faults.throwIfAny();
            return Objects.requireNonNull(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-9999999999"), new BigDecimal("9999999999"))
                .ofScale(3);
    }

    @Property(tries = 300)
    void readsBackEveryNumberThatItWrites(@ForAll("amounts") BigDecimal amount, @ForAll @IntRange(max = 5) int which) {
        Format format = formats.get(which);
        ObjectNode number = object().put("n", amount).put("i", amount.longValue());

        JsonNode raw = written(format, number);

        JsonNode again = read(format, raw.toString());
        assertThat(again.get("n").decimalValue()).isEqualByComparingTo(amount);
        assertThat(again.get("i").longValue()).isEqualTo(amount.longValue());
        assertThat(raw.get("n").textValue().replace(SEPARATORS.get(which), ""))
                .isEqualTo(amount.stripTrailingZeros().toPlainString().replace('.', ','));
    }

    @Property(tries = 500)
    void takesSeparatorsBetweenThousandsOnly(
            @ForAll @IntRange(min = 1, max = 99_999_999) int number, @ForAll @IntRange(max = 255) int gaps) {
        String digits = String.valueOf(number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && (gaps >> i & 1) == 1 ? " " : "").append(digits.charAt(i));
        }
        String grouped = digits.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
        boolean isClear = text.indexOf(" ") < 0 || text.toString().equals(grouped);

        String message = object().put("i", text.toString()).toString();

        if (isClear) {
            assertThat(read(formats.get(2), message).get("i").intValue()).isEqualTo(number);
        } else {
            assertRefused(message, FaultCode.SCHEMA, "/i");
        }
    }

    @Property
    void refusesWhatMayBeReadInTwoWays(@ForAll("unclear") String written) {
        assertRefused(object().put("n", written).toString(), FaultCode.SCHEMA, "/n");
    }

    @Provide
    Arbitrary<String> unclear() {
        return Arbitraries.of(
                "1 23",
                "1 2345",
                " 123",
                "123 ",
                "0 123",
                "1  234",
                "1 234\u00A0567",
                "1,234,5",
                "1.234",
                "1,2 345",
                "1 234 ",
                "- 123",
                "1 234.5",
                "1 ".repeat(100_000),
                "1" + " 000".repeat(100_000));
    }

    @Property
    void neitherReadsNorWritesSeparatorsWhereANumberIsPlain(@ForAll @IntRange(min = 1000, max = 9999) int revision) {
        Format format = formats.get(2);

        assertThat(written(format, object().put("plain", revision)).get("plain").textValue())
                .isEqualTo(String.valueOf(revision));
        String grouped = revision / 1000 + " " + String.valueOf(revision).substring(1);
        assertRefused(object().put("plain", grouped).toString(), FaultCode.SCHEMA, "/plain");
    }

    @Property(tries = 500)
    void readsBackEveryPositionWithItsOwnLetters(
            @ForAll @IntRange(min = -9_000_000, max = 9_000_000) int latitude,
            @ForAll @IntRange(min = -18_000_000, max = 18_000_000) int longitude) {
        ObjectNode position = object();
        position.putObject("p")
                .put("latitude", BigDecimal.valueOf(latitude, 5))
                .put("longitude", BigDecimal.valueOf(longitude, 5));

        JsonNode raw = written(formats.get(0), position);

        assertThat(raw.get("p").textValue()).endsWith(longitude < 0 ? "O" : "E");
        JsonNode again = read(formats.get(0), raw.toString()).get("p");
        assertThat(again.get("latitude").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(latitude, 5));
        assertThat(again.get("longitude").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(longitude, 5));
    }

    @Property
    void refusesNumbersOfJsonWhereNumbersAreTexts(@ForAll @IntRange(min = 0, max = 99) int number) {
        assertRefused(object().put("n", number).toString(), FaultCode.SCHEMA, "/n");
        assertRefused(object().put("i", number).toString(), FaultCode.SCHEMA, "/i");
    }

    @Property
    void refusesTheLettersOfOthers(@ForAll("others") String written) {
        assertRefused(object().put("p", written).toString(), FaultCode.MALFORMED, "/p");
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.of(
                "50°57'30\"N 1°51'00\"W",
                "50°57'30\"N 1°51'00\"o",
                "50°57'30\"O 1°51'00\"N",
                "50°57'30.5\"N 1°51'00\"O");
    }

    @Property
    void givesAGradingBackInItsOwnWords(@ForAll("words") String word) {
        JsonNode grading =
                read(formats.get(0), object().put("g", word).toString()).get("g");

        assertThat(grading.at("/original/scheme").textValue()).isEqualTo("FR-5X5");
        ObjectNode out = object();
        out.set("g", grading);
        assertThat(written(formats.get(0), out).get("g").textValue()).isEqualTo(word);
        assertThat(grading.path("suspectedFalse").asBoolean()).isEqualTo(word.equals("E5"));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("A1", "B1", "B2", "D4", "E5", "E4");
    }

    @Property
    void raisesNoGradingOfAnotherScheme(@ForAll("grades") HubGrade grade) {
        ObjectNode notification = object();
        notification.putObject("g").put("source", grade.source()).put("information", grade.information());

        JsonNode raw = written(formats.get(0), notification);

        JsonNode back = read(formats.get(0), raw.toString()).get("g");
        assertThat(new HubGrade(
                                back.get("source").textValue(),
                                back.get("information").textValue(),
                                false)
                        .isAbove(grade))
                .isFalse();
    }

    @Provide
    Arbitrary<HubGrade> grades() {
        return Arbitraries.of("A1", "A2", "B1", "B2", "B3", "X3", "X4")
                .map(word -> Objects.requireNonNull(HubGrade.of(word)));
    }

    @Property
    void refusesAGradingThatIsNotInItsTable(@ForAll("unknown") String word) {
        FaultCode code = word.equals("Z9") ? FaultCode.MARKING_UNKNOWN : FaultCode.CODE_UNKNOWN;
        assertRefused(object().put("g", word).toString(), code, "/g");
    }

    @Provide
    Arbitrary<String> unknown() {
        return Arbitraries.of("A5", "a1", "А1", "!CODE_UNKNOWN", "X4", " A1", "Z9");
    }

    @Property
    void refusesToWriteAGradingThatItHasNoWordFor(@ForAll("wordless") String word) {
        HubGrade grade = Objects.requireNonNull(HubGrade.of(word));
        ObjectNode notification = object();
        notification.putObject("g").put("source", grade.source()).put("information", grade.information());

        Rejection rejection = catchThrowableOfType(Rejection.class, () -> written(formats.get(0), notification));

        assertThat(rejection.code()).isEqualTo(FaultCode.CODE_UNKNOWN);
        assertThat(rejection.field()).isEqualTo("g");
    }

    @Provide
    Arbitrary<String> wordless() {
        return Arbitraries.of("C4", "C1");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode written(Format format, ObjectNode typed) {
        try {
            return new ObjectMapper()
                    .readTree(format.writeNotification(typed, MessageWriting.ofWhatIsGot(ZoneOffset.UTC, List.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Format format, String message) {
        Faults faults = new Faults();
        JsonNode read = format.read(message.getBytes(StandardCharsets.UTF_8), 1, faults);
        faults.throwFirst();
        return read;
    }

    private static void assertRefused(String message, FaultCode code, String location) {
        Rejection rejection = catchThrowableOfType(Rejection.class, () -> read(formats.get(2), message));
        assertThat(rejection).as(message).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.location()).isEqualTo(location);
    }
}
