package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is overdue, in words. */
class OverdueCommandTest {

    @Test
    void saysWhichPairAwaitsWhatThenEachCopyAndWhetherItsSenderWasTold() throws IOException {
        String answer = """
                {"pairs": [{"sender": "north", "recipient": "east", "step": "TAKEN", "number": 2,
                  "first": "2026-06-04T10:00:00Z"}],
                 "copies": [{"sender": "north", "recipient": "east", "reference": "N-1", "revision": 3,
                  "urgency": "PRIORITY", "step": "TAKEN", "state": "DELIVERED", "due": "2026-06-04T10:00:00Z",
                  "told": true},
                  {"sender": "north", "recipient": "east", "reference": "N-2", "revision": 1, "urgency": "ROUTINE",
                  "step": "ANSWERED", "state": "DELIVERED", "due": "2026-06-04T11:00:00Z", "told": false}]}""";

        assertThat(OverdueCommand.words(Answers.JSON.readTree(answer)).lines())
                .containsExactly(
                        "north -> east: 2 not taken, the first since 2026-06-04T10:00:00Z",
                        "PRIORITY   north     east      not taken      due 2026-06-04T10:00:00Z  N-1 r3  DELIVERED"
                                + "  sender told",
                        "ROUTINE    north     east      not answered   due 2026-06-04T11:00:00Z  N-2 r1  DELIVERED");
    }

    @Test
    void saysSoWhereNothingIs() throws IOException {
        assertThat(OverdueCommand.words(Answers.JSON.readTree("{\"pairs\": [], \"copies\": []}")))
                .isEqualTo("nothing is overdue");
    }
}
