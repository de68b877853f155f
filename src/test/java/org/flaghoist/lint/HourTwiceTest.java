package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form says which hour is meant where the clocks go back, or that it cannot. */
final class HourTwiceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsAFormThatDoesNotSayWhichHourIsMeantWhenTheClocksGoBack() throws IOException {
        assertThat(found("{zone: Europe/Madrid, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu}"))
                .containsExactly(folder.resolve("format.yaml")
                        + ":3: times.fold: is missing, and in Europe/Madrid the clocks go back: 2026-10-25 00:30 UTC and"
                        + " 2026-10-25 01:30 UTC are both '25/10/2026 02:30'. Write how the form tells them apart, such"
                        + " as 'fold: {summer: S, winter: W}', or 'noFold: true' where it cannot: then such a time is"
                        + " refused, and goes to nobody");
    }

    @Test
    void showsOfXmlTheFlagAsAnAttribute() throws IOException {
        assertThat(found("XML", "{zone: Europe/Madrid, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu}"))
                .singleElement()
                .asString()
                .contains(" such as 'fold: {value: '#text', flag: '@<attribute>', summer: S, winter: W}', or 'noFold:");
    }

    @Test
    void findsAChangeThatComesAfterTheNextOneForward() throws IOException {
        assertThat(found("{zone: America/Santiago, moment: uuuu-MM-dd HH:mm:ss, day: uuuu-MM-dd}"))
                .singleElement()
                .asString()
                .contains("2027-04-04 02:30 UTC and 2027-04-04 03:30 UTC are both '2027-04-03 23:30:00'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{zone: Europe/Madrid, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu, fold: {summer: v, winter: i}}",
                "{zone: Europe/Madrid, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu, noFold: true}",
                "{zone: Europe/Madrid, moment: \"uuuu-MM-dd'T'HH:mmxxx\", day: dd/MM/uuuu}",
                "{zone: UTC, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu}",
                "{zone: Asia/Ho_Chi_Minh, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu}",
                "{zone: Africa/Tripoli, moment: dd/MM/uuuu HH:mm, day: dd/MM/uuuu}",
            })
    void findsNothingWhereNoHourIsThereTwiceOrTheFormSaysWhich(String times) throws IOException {
        assertThat(found(times)).isEmpty();
    }

    private List<String> found(String times) throws IOException {
        return found("json", times);
    }

    private List<String> found(String syntax, String times) throws IOException {
        Path yaml = Files.writeString(folder.resolve("format.yaml"), """
                syntax: %s
                extension: x
                times: %s
                text: {language: l, text: t}
                notification: {a: {type: moment}}
                receipt: {b: {type: moment}}
                """.formatted(syntax, times));
        SetupFaults found = new SetupFaults();
        FormatFile format = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, found));
        new HourTwice(folder, NOW, found).check(format);
        return found.all();
    }
}
