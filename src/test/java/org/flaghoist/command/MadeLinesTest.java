package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** A difference says which line of a mapping makes what differs, whatever the syntax. */
final class MadeLinesTest {

    @TempDir
    private Path mappings = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bg     | out.jslt     | "Място": .event.place.name, | "Място": .event.name,     | Място
            bg     | out.jslt     | "Двигатели": [for (.engines) { | "Двигатели": [for (.none) { | Двигатели
            bg     | receipt.jslt | "Номер": .id                | "Номер": .status          | Номер
            at     | out.jslt     | "fassung": .revision,       | "fassung": .revision + 1,   | fassung
            ro     | in.jslt      | "locode": $place.locode    | "locode": .locode         | event.place.locode
            bg     | in.jslt      | "missing": ."Изчезнали",    | "missing": ."Ранени",     | counts.missing
            ro     | out.jslt     | "revizie": .revision,       | "revizie": .revision + 1, | antet.revizie
            ly     | out.jslt     | "N16": .event.place.locode  | "N16": .event.locode      | N16
            """)
    void namesTheFieldAndItsLine(String partner, String file, String sound, String wrong, String field)
            throws IOException {
        Path jslt = changed(partner, file, sound, wrong);
        long line = line(Path.of("mappings").resolve(partner).resolve(file), sound);

        // The trailer of records differs, too, and no mapping makes it.
        assertThat(messages(partner))
                .filteredOn(message -> message.contains(" is made by "))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .contains(": expected ")
                        .endsWith("; " + field + " is made by " + jslt + ":" + line));
    }

    @Test
    void namesWhatAFieldIsToStandInWhereNothingMakesIt() throws IOException {
        Path jslt = changed("ro", "out.jslt", "\"numeLatin\": .event.place.nameLatin,", "");

        assertThat(messages("ro"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .contains("/numeLatin[1]: expected ")
                        .endsWith("; eveniment.loc is made by " + jslt + ":" + line(jslt, "\"loc\": {")));
    }

    private Path changed(String partner, String file, String sound, String wrong) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path jslt = mappings.resolve(partner).resolve(file);
        String text = Files.readString(jslt);
        assertThat(text).contains(sound);
        return Files.writeString(jslt, text.replace(sound, wrong));
    }

    private static long line(Path file, String part) throws IOException {
        return 1
                + Files.readString(file)
                        .lines()
                        .takeWhile(each -> !each.contains(part))
                        .count();
    }

    private List<String> messages(String partner) {
        Mappings read = Mappings.read(mappings, new SetupFaults());
        return new Samples(Path.of("src/test/samples"), mappings, partner, read.of(partner))
                .all()
                .flatMap(sample -> sample.difference().get().stream())
                .flatMap(difference -> difference.messages().stream())
                .toList();
    }
}
