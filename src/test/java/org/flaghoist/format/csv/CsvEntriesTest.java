package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Place;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;

final class CsvEntriesTest {

    @Test
    void readsEntriesOfNamedParts() {
        assertThat(read("Вещи", "ПАРИ~ 100 ~EUR|ПОМПА~~~а").toString())
                .isEqualTo("[{\"kind\":\"ПАРИ\",\"quantity\":\"100\",\"currency\":\"EUR\"},"
                        + "{\"kind\":\"ПОМПА\",\"note\":\"а\"}]");
    }

    @Test
    void readsListsOfWordsAndSingleEntries() {
        assertThat(read("Получатели", "АВСТРИЯ | ЛИБИЯ").toString()).isEqualTo("[\"АВСТРИЯ\",\"ЛИБИЯ\"]");
        assertThat(read("Отговор на", "АВСТРИЯ~A/1").toString()).isEqualTo("{\"sender\":\"АВСТРИЯ\",\"id\":\"A/1\"}");
    }

    @Test
    void putsPartsIntoTheObjectsThatTheyBelongTo() {
        assertThat(read("Връзка", "ОТГОВОР~bg~а~").toString())
                .isEqualTo("{\"kind\":\"ОТГОВОР\",\"text\":{\"language\":\"bg\",\"text\":\"а\"}}");
        assertThat(read("Лица", "ДРУГО~А~~~~~~~ПАСПОРТ~1").toString())
                .isEqualTo(
                        "[{\"role\":\"ДРУГО\",\"family\":\"А\",\"document\":{\"kind\":\"ПАСПОРТ\",\"number\":\"1\"}}]");
    }

    @Test
    void keepsAnEntryWhosePartsAreAllEmpty() {
        assertThat(read("Двигатели", "~~~").toString()).isEqualTo("[{}]");
        assertThat(read("Обява", " ~ ").toString()).isEqualTo("{}");
    }

    @Test
    void undoesEscapes() {
        assertThat(read("Описание", "bg~а\\nб\\\\n\\~\\|").toString())
                .isEqualTo("[{\"language\":\"bg\",\"text\":\"а\\nб\\\\n~|\"}]");
    }

    @Test
    void refusesOtherEscapesEmptyEntriesTooManyPartsAndTwoEntriesWhereOneIsDue() {
        assertThat(fault("Описание", "bg~а\\tб")).isEqualTo("MALFORMED 2 Описание");
        assertThat(fault("Описание", "bg~а\\")).isEqualTo("MALFORMED 2 Описание");
        assertThat(fault("Вещи", "ПОМПА~1~~а\\nб")).isEqualTo("MALFORMED 2 Вещи");
        assertThat(fault("Вещи", "ПОМПА~1| |ПОМПА~1")).isEqualTo("MALFORMED 2 Вещи");
        assertThat(fault("Получатели", "АВСТРИЯ|")).isEqualTo("MALFORMED 2 Получатели");
        assertThat(fault("Получатели", "АВСТРИЯ~")).isEqualTo("MALFORMED 2 Получатели");
        assertThat(fault("Вещи", "ПОМПА~1~~~")).isEqualTo("MALFORMED 2 Вещи");
        assertThat(fault("Отговор на", "АВСТРИЯ~A-1|АВСТРИЯ~A-2")).isEqualTo("MALFORMED 2 Отговор на");
    }

    @Test
    void takesSignsOfListsInPlainCellsAsTheyAre() {
        assertThat(read("Място", "а|б~\\").asText()).isEqualTo("а|б~\\");
    }

    @Test
    void reportsThePlaceOfEveryPartAsItsColumn() {
        JsonNode number = read("Лица", "ДРУГО~А~~~~~~~ПАСПОРТ~1").at("/0/document/number");
        Place place = ((Located) number).place();

        assertThat(place.location()).isEqualTo("2");
        assertThat(place.field()).isEqualTo("Лица");
        assertThat(place.missing("country", 2).field()).isEqualTo("Лица");
    }

    private static JsonNode read(String column, String cell) {
        return CsvFile.withCell(column, cell).read().path(column);
    }

    private static String fault(String column, String cell) {
        return CsvFile.withCell(column, cell).fault();
    }
}
