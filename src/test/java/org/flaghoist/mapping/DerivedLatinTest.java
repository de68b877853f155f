package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DerivedLatinTest {

    private final DerivedLatin latin = new DerivedLatin(placeNames());

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/bulgarian.csv", delimiter = '|')
    void writesBulgarianNamesByTheAct(String name, String expected) {
        assertThat(latin.ofPerson(name, "Cyrl")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/arabic.csv", delimiter = '|')
    void writesArabicNamesInTitleCase(String name, String expected) {
        assertThat(latin.ofPerson(name, "Arab")).isEqualTo(expected);
    }

    @Test
    void leavesNothingOfAnArabicLetterWithoutLatinForm() {
        assertThat(latin.ofPerson("ع", "Arab")).isEmpty();
        assertThat(latin.ofPlace("ع")).isNull();
    }

    @Test
    void knowsPlacesThatHaveOtherNamesInEnglish() {
        assertThat(latin.ofPlace("Хага")).isEqualTo("The Hague");
        assertThat(latin.ofPlace("القره بوللي")).isEqualTo("Garabulli");
        assertThat(latin.ofPlace("طـرابلس")).isEqualTo("Tripoli");
    }

    @Test
    void looksUpWholePlaceNamesOnlyAndAsWritten() {
        assertThat(latin.ofPlace("Нови Лондон")).isEqualTo("Novi London");
        assertThat(latin.ofPlace("ОДРИН")).isEqualTo("ODRIN");
    }

    @Test
    void derivesPlaceNamesOfTwoScripts() {
        assertThat(latin.ofPlace("ABC Марина")).isEqualTo("ABC Marina");
        assertThat(latin.ofPlace("София - قصر")).isEqualTo("Sofia - Qsr");
    }

    @Test
    void derivesNothingForPlaceNamesInOtherScripts() {
        assertThat(latin.ofPlace("Dover")).isNull();
        assertThat(latin.ofPlace("Κως 2")).isNull();
    }

    private static Map<String, String> placeNames() {
        try (var lines = Files.lines(Path.of("mappings/codes/place-names.csv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
