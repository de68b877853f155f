package org.flaghoist.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T21:00:00Z, DAY, 2026-05-04",
        "2026-05-03T23:00:00Z, DAY, 2026-05-04",
        "2026-05-04T00:00:00Z, DAY, 2026-05-04",
        "2026-05-03T21:00:00Z, MINUTE, 2026-05-03",
        "2026-02-31T21:00:00Z, MINUTE, 2026-03-03"
    })
    void knowsTheDayByTheCalendarOfWhoSentIt(String from, String precision, LocalDate day) {
        Facts facts = FactReader.of(read("{'createdAt': '2026-07-01T00:00:00Z', 'event': {'from': '" + from
                + "', 'precision': '" + precision + "', 'place': {'country': 'BG'}}}"));
        assertThat(LocalDate.ofEpochDay(facts.day())).isEqualTo(day);
    }

    @Test
    void addsTogetherWhatIsTheSameAndKeepsZeroFromNothing() {
        Facts facts = FactReader.of(read("""
                {'createdAt': '2026-07-01T00:00:00Z',
                 'vessels': [{'kind': 'RIB', 'lengthMetres': 7.25, 'hin': 'LYABC00042A326'}, {'kind': 'RIB', 'lengthMetres': 7.25},
                  {'kind': 'RIB', 'lengthMetres': 7.25, 'capacity': 0}],
                 'engines': [{'serial': 'A'}, {'serial': 'B'}],
                 'items': [{'kind': 'CASH', 'quantity': 1450.5, 'currency': 'LYD', 'note': 'x'}],
                 'counts': {'onBoard': 0}}"""));

        assertThat(facts.quantities())
                .isEqualTo(Map.of(
                        new Quantity(Measure.VESSEL, "RIB", null, 725, null),
                        200L,
                        new Quantity(Measure.VESSEL, "RIB", null, 725, 0),
                        100L,
                        Quantity.of(Measure.ENGINE, null),
                        200L,
                        new Quantity(Measure.ITEM, "CASH", "LYD", null, null),
                        145_050L,
                        Quantity.of(Measure.COUNT, "ON_BOARD"),
                        0L));
        assertThat(facts.advert()).isEqualTo(Advert.NONE);
    }

    /** Whatever the hub's form can carry of a person, none of its texts is among the facts. */
    @Test
    void takesNothingThatNamesAnybodyOrAnything() throws IOException {
        ObjectNode all = (ObjectNode) new ObjectMapper()
                .readTree(Path.of("src/test/samples/ro/out/maximal.notification.json")
                        .toFile());
        String facts = FactReader.of(all).toString();
        all.at("/persons")
                .findValuesAsText("family")
                .forEach(name -> assertThat(facts).doesNotContain(name));
        assertThat(all.findValuesAsText("text"))
                .filteredOn(text -> !text.isEmpty())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(facts).doesNotContain(text));
        for (String member : new String[] {"number", "serial", "serialKey", "hin", "note", "url", "given", "maker"}) {
            assertThat(all.findValuesAsText(member))
                    .as(member)
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(facts).doesNotContain(value));
        }
        assertThat(facts).contains("Facebook", "4500125", "LYD", "CHILD");
    }
}
