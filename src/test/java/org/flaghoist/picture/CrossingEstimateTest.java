package org.flaghoist.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossingEstimateTest {

    private final CrossingEstimate estimate = CrossingEstimate.read();

    @ParameterizedTest
    @CsvSource({
        "INFLATABLE, 800, 56",
        "INFLATABLE, , 56",
        "INFLATABLE, 799, 55",
        "INFLATABLE, 50000, 80",
        "FISHING, 1500, 90",
        "UNHEARD_OF, 800, 24"
    })
    void isPeopleByKindAndLength(String kind, Integer lengthCm, int people) {
        assertThat(estimate.people(kind, lengthCm)).isEqualTo(people);
    }

    @Test
    void isNamedAnEstimateWithItsFormula() {
        assertThat(estimate.formula())
                .startsWith("estimate: ")
                .contains("INFLATABLE 7 (8 m where none is given, 80 people at most)");
    }

    @Test
    void isAsThePageForOperatorsSays() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/main/resources/crossings-prevented.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> "| `%s` | %s | %s m | %s |".formatted((Object[]) cells))
                .toList();
        assertThat(Files.readAllLines(Path.of("docs/operate/picture.md")))
                .containsSubsequence(rows)
                .filteredOn(line -> line.matches("\\| `\\w+` \\| \\d+ \\|.*"))
                .hasSameSizeAs(rows);
    }
}
