package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.flaghoist.codes.WordUse;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.search.NotificationRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages are answered with, as docs/jmx.md says it. */
final class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record UseAsked(WordUse use) {}

    @ParameterizedTest
    @ValueSource(strings = {"0", "'0'", "'01'"})
    void refusesANumberInPlaceOfAWordOfAQuery(String number) {
        assertThatThrownBy(() -> JsonText.query("{'use': %s}".formatted(number).replace('\'', '"'), UseAsked.class))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("the query cannot be read at 'use'");
    }

    @Test
    void showsALineOfAListFlatAndTheTestRunUnderItsName() throws Exception {
        NotificationRow.Header header = new NotificationRow.Header("N-1", 2, "UPDATE", null);
        NotificationRow row = new NotificationRow(
                7, Instant.EPOCH, "north", header, "ACCEPTED", null, "n.csv", 3, null, 4, null, List.of());

        assertThat(JSON.readTree(JsonText.of(row))).isEqualTo(JSON.readTree("""
                                {"entry": 7, "at": "1970-01-01T00:00:00Z", "sender": "north", "reference": "N-1",
                                 "revision": 2, "action": "UPDATE", "state": "ACCEPTED", "file": "n.csv", "number": 3,
                                 "testRun": 4, "recipients": []}
                                """));
    }
}
