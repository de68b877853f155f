package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A time goes out so that it is read back the same, or not at all. */
final class WrittenTimesTest {

    private static final String LOCAL = "zone: Europe/Madrid, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"2026-10-25T00:30:00Z, m", "2026-10-25T01:30:00Z, m", "2026-10-25T00:30:00Z, either"})
    void doesNotWriteAnHourThatIsThereTwiceWhereNothingSaysWhichItIs(String time, String field) throws IOException {
        for (String times : List.of(LOCAL, LOCAL + ", noFold: true")) {
            Format format = format(times);

            Rejection rejection = catchThrowableOfType(Rejection.class, () -> written(format, message(field, time)));

            assertThat(rejection).isNotNull();
            assertThat(rejection.code()).isEqualTo(FaultCode.TIME_AMBIGUOUS);
            assertThat(rejection.field()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-10-24T23:59:00Z", "2026-10-25T02:00:00Z", "2026-03-29T01:00:00Z"})
    void writesEveryOtherHour(String time) throws IOException {
        Format format = format(LOCAL);

        assertThat(readBack(format, message("m", time)).get("m").textValue()).isEqualTo(time);
    }

    @Test
    void writesADayOnWhichTheClocksGoBack() throws IOException {
        Format format = format(LOCAL);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putObject("either").put("instant", "2026-10-24T22:00:00Z").put("precision", "DAY");

        assertThat(readBack(format, message).at("/either/precision").textValue())
                .isEqualTo("DAY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LOCAL + ", fold: {summer: v, winter: i}",
                "zone: Europe/Madrid, moment: \"uuuu-MM-dd'T'HH:mmxxx\", day: dd/MM/uuuu",
            })
    void writesItWhereTheFormSaysWhichItIs(String times) throws IOException {
        Format format = format(times);

        for (String time : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            assertThat(readBack(format, message("m", time)).get("m").textValue())
                    .isEqualTo(time);
        }
    }

    /** In 1945 Berlin went from double summer time to summer time. */
    @Test
    void doesNotWriteAnHourThatIsThereTwiceInSummerTime() throws IOException {
        Format format = format(
                "zone: Europe/Berlin, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu," + " fold: {summer: v, winter: i}");

        Rejection rejection =
                catchThrowableOfType(Rejection.class, () -> written(format, message("m", "1945-09-24T00:30:00Z")));

        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(FaultCode.TIME_AMBIGUOUS);
    }

    private static ObjectNode message(String field, String time) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (field.equals("m")) {
            return message.put(field, time);
        }
        message.putObject(field).put("instant", time).put("precision", "MINUTE");
        return message;
    }

    private Format format(String times) throws IOException {
        Files.writeString(folder.resolve("format.yaml"), """
                syntax: json
                extension: json
                times: {%s}
                text: {language: l, text: t}
                notification:
                  m: {type: moment}
                  either: {type: moment_or_day}
                receipt:
                  r: {type: word}
                """.formatted(times));
        SetupFaults faults = new SetupFaults();
        Format read = new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder);
        faults.throwIfAny();
        return Objects.requireNonNull(read);
    }

    private static byte[] written(Format format, ObjectNode message) {
        return format.writeNotification(message, MessageWriting.ofWhatIsGot(ZoneOffset.ofHours(2), List.of()));
    }

    private static JsonNode readBack(Format format, ObjectNode message) throws IOException {
        Faults faults = new Faults();
        JsonNode raw = new ObjectMapper().readTree(written(format, message));
        JsonNode read = format.read(raw.toString().getBytes(StandardCharsets.UTF_8), 1, faults);
        faults.throwFirst();
        return read;
    }
}
