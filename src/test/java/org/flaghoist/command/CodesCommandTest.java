package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CodesCommandTest {

    @Test
    void saysWhichWordsAreMissingAndWhatWaitsForThem() throws IOException {
        String answer = """
                {"refused": [
                  {"partner": "bg", "use": "READ", "table": "item", "word": "ВЕСЛО", "waiting": 2,
                   "oldest": "2026-06-01T10:00:00Z", "examples": ["BG-1", "BG-2"]},
                  {"partner": "uk", "use": "READ", "table": "role", "waiting": 1,
                   "oldest": "2026-06-01T11:00:00Z", "examples": []}],
                 "proposed": [{"change": 7, "word": {"partner": "bg", "use": "READ", "table": "item",
                   "word": "ВЕСЛО", "meaning": "OTHER"}}],
                 "known": [{"proposed": {"change": 6, "word": {"partner": "ly", "use": "WRITTEN", "table": "role",
                   "word": "WITNESS", "meaning": "W"}}, "again": 2, "since": "2026-06-01T09:00:00Z"}]}""";

        assertThat(CodesCommand.words(Answers.JSON.readTree(answer)).lines())
                .containsExactly(
                        "bg READ item ВЕСЛО: 2 waiting since 2026-06-01T10:00:00Z, BG-1, BG-2",
                        "uk READ role (not kept, it may be a person's): 1 waiting since 2026-06-01T11:00:00Z",
                        "proposed: change 7, bg READ item ВЕСЛО = OTHER",
                        "active since 2026-06-01T09:00:00Z: change 6, ly WRITTEN role WITNESS = W, 2 done again");
    }

    @Test
    void saysThatNothingWaits() throws IOException {
        assertThat(CodesCommand.words(Answers.JSON.readTree("{\"refused\": []}")))
                .isEqualTo("no message waits for a word of a code table");
    }
}
