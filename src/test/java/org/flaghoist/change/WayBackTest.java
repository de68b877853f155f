package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person goes back from a partner's words alone. */
class WayBackTest {

    @ParameterizedTest
    @CsvSource({
        "mappings/uk/craft.csv, RIB;BOAT, false",
        "mappings/uk/format.yaml, syntax: json, false",
        "mappings/uk/in.jslt, {}, false",
        "mappings/uk/level.csv, OFFICIAL; BASIC, true",
        "mappings/uk/handling.csv, P;H0, true",
        "mappings/uk/called.yaml, a: 1, true",
        "mappings/codes/country.csv, RO;ROU, true",
        "mappings/uk/more/craft.csv, RIB;BOAT, true",
        "mappings/notification.schema.json, {}, true",
        "config/release-policy.yaml, rules: [], true"
    })
    void anythingElseTakesTwo(String path, String text, boolean two) {
        ChangedFile words = new ChangedFile(7, "mappings/uk/craft.csv", "a;b", "a;c");

        assertThat(WayBack.needsTwo(List.of(words, new ChangedFile(7, path, text, null))))
                .isEqualTo(two);
        assertThat(WayBack.needsTwo(List.of(words, new ChangedFile(7, path, null, text))))
                .isEqualTo(two);
    }
}
