package org.flaghoist.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private final CurrentTables tables = new CurrentTables(Path.of("mappings"), SuggestionsTest::text);

    @Test
    void takesAWordThatIsSpeltOtherwiseForTheSame() {
        assertThat(read("bg", "item", "СПАСИТЕЛНИ ЖИЛЕТКИ ")).containsExactly("LIFE_JACKET");
        assertThat(read("bg", "item", "помпа")).containsExactly("PUMP");
        assertThat(read("at", "boat", "SCHLAUCHBÖÖT")).containsExactly("INFLATABLE");
        assertThat(read("uk", "exhibit", "LIFEJACKET")).containsExactly("LIFE_JACKET");
    }

    @Test
    void takesWhatAnotherPartnerMeansByTheWord() {
        assertThat(read("bg", "vessel", "RIB")).contains("RIB");
        assertThat(read("at", "item", "FUEL_CAN")).contains("FUEL_CAN");
    }

    @Test
    void suggestsNothingForAWordThatNobodyKnows() {
        assertThat(read("bg", "item", "ВЕСЛО")).isEmpty();
    }

    @Test
    void suggestsTheWordForOtherWhereARecipientHasNone() {
        TableText table = tables.of("bg", "vessel").rows();

        assertThat(Suggestions.written("JETSKI", table, table.nativeWords()))
                .extracting(Suggestion::meaning)
                .containsExactly("ДРУГ СЪД");
    }

    @Test
    void choosesAmongTheListOfTheHubsForm() {
        assertThat(choices("bg", "item")).contains("LIFE_JACKET", "OTHER").doesNotContain("SEIZURE");
        assertThat(choices("bg", "country")).hasSize(249);
        assertThat(choices("bg", "partner")).contains("uk").doesNotContain("OTHER");
    }

    private Set<String> choices(String partner, String table) {
        return tables.hubWords(tables.of(partner, table).rows());
    }

    private List<String> read(String partner, String table, String word) {
        TableText rows = tables.of(partner, table).rows();
        return Suggestions.read(word, rows, tables.others(partner), tables.hubWords(rows)).stream()
                .map(Suggestion::meaning)
                .toList();
    }

    private static @Nullable String text(String path) {
        try {
            Path file = Path.of(path);
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
