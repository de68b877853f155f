package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldCheckTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{summer: S}|winter: is missing; add it",
                "{winter: W}|summer: is missing; add it",
                "{}|summer: is missing; add it|winter: is missing; add it",
                "{flag: f}|summer: is missing; add it|winter: is missing; add it|value: is missing beside 'flag'; name"
                        + " the member with the time",
                "{value: v}|summer: is missing; add it|winter: is missing; add it|flag: is missing beside 'value'; name"
                        + " the member with the flag",
                "{value: v, flag: v, summer: S, winter: W}|flag: 'v' is the member with the time, too; name the one"
                        + " with the flag",
                "{summer: S, winter: S}|winter: 'S' stands for summer time, too; write another flag",
                "{summer: S, winter: WS}|winter: 'WS' ends as the flag for summer time; write another flag",
                "{summer: '', winter: W}|summer: is empty; write the flag",
            })
    void reportsAFlagForSummerTimeThatIsNotWhole(ArgumentsAccessor row) throws IOException {
        List<String> due = row.toList().stream()
                .skip(1)
                .filter(Objects::nonNull)
                .map(fault -> ":4: times.fold." + fault)
                .toList();

        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd,
                          fold: %s}
                        text: {language: l, text: t}
                        notification: {a: {type: word}}
                        receipt: {b: {type: word}}
                        """.formatted(row.getString(0)))).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void reportsAFlagOfAFormThatIsSaidToHaveNone() throws IOException {
        assertThat(faults("""
                        syntax: json
                        extension: json
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd,
                          noFold: true,
                          fold: {summer: S, winter: W}}
                        text: {language: l, text: t}
                        notification: {a: {type: word}}
                        receipt: {b: {type: word}}
                        """)).containsExactly(":4: times.noFold: is true beside 'fold'; remove one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{summer: л, winter: З}|summer: 'л' cannot be written in windows-1252; write another flag, or correct"
                        + " 'charset'|winter: 'З' cannot be written in windows-1252; write another flag, or correct"
                        + " 'charset'",
                "{value: v, flag: f, summer: É, winter: 冬}|winter: '冬' cannot be written in windows-1252; write another"
                        + " flag, or correct 'charset'",
                "{summer: É, winter: H}",
            })
    void reportsAFlagThatTheCharsetLacks(ArgumentsAccessor row) throws IOException {
        List<String> due = row.toList().stream()
                .skip(1)
                .filter(Objects::nonNull)
                .map(fault -> ":5: times.fold." + fault)
                .toList();

        assertThat(faults("""
                        syntax: json
                        extension: json
                        charset: windows-1252
                        times: {zone: UTC, moment: "uuuu-MM-dd HH:mm", day: uuuu-MM-dd,
                          fold: %s}
                        text: {language: l, text: t}
                        notification: {a: {type: word}}
                        receipt: {b: {type: word}}
                        """.formatted(row.getString(0)))).containsExactlyInAnyOrderElementsOf(due);
    }

    private List<String> faults(String text) throws IOException {
        Path yaml = Files.writeString(folder.resolve("format.yaml"), text);
        SetupFaults faults = new SetupFaults();
        new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder);
        return faults.all().stream()
                .map(fault -> fault.substring(yaml.toString().length()))
                .toList();
    }
}
