package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.flaghoist.search.NotificationRow;
import org.junit.jupiter.api.Test;

/** What pages are answered with, as docs/jmx.md says it. */
final class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
