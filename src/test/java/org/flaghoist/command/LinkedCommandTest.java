package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag(TestDatabase.BOTH)
@ExtendWith(OutputCaptureExtension.class)
class LinkedCommandTest {

    private static final String SEIZURE = """
            {"id":"%s","type":"SEIZURE","action":"NEW","revision":1,"engines":[{"serial":"6B4K771"}]}""";

    private final Path data;

    LinkedCommandTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void make() throws IOException {
        try (LedgerFixture hub = new LedgerFixture(data)) {
            long north = hub.accepted("north", "1", SEIZURE.formatted("N-1"), 0);
            hub.accepted("south", "2", SEIZURE.formatted("=S-1"), 0);
            SearchIndex index = new SearchIndex(hub.recorded);
            Indexer indexer = new Indexer(hub.recorded, index, new SearchKeys(hub.key), (partner, copy) -> "6B4K771");
            hub.ledger.decide(north, List.of(LedgerFixture.queued("south")));
            while (indexer.step()) {
                // until all is in the index
            }
        }
    }

    private int linked(String... more) {
        List<String> words = new ArrayList<>(List.of("linked", "--data", data.toString()));
        if (TestDatabase.isPostgresql()) {
            words.addAll(List.of("--url", TestDatabase.url(data)));
        }
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    @Test
    void printsCsvThatNoSpreadsheetTakesForFormulas(CapturedOutput output) {
        assertThat(linked("--csv", "--for", "south")).isZero();
        assertThat(output.getOut().lines())
                .containsSequence(
                        "link,kind,weak,sender,reference,revision,type",
                        "1,SERIAL,,north,\"N-1\",1,SEIZURE",
                        "1,SERIAL,,south,\"'=S-1\",1,SEIZURE");
        assertThat(output.getErr()).doesNotContain("index");
    }

    @Test
    void printsTheSameAsJsonAndNoNumberOfTheLedger(CapturedOutput output) throws IOException {
        assertThat(linked("--json", "--for", "south")).isZero();
        String out = output.getOut();
        // What is logged while the ledger is opened comes before.
        JsonNode linked = Answers.JSON.readTree(out.substring(out.indexOf("{\n  \"for\"")));
        assertThat(linked.path("links")).hasSize(1);
        assertThat(linked.path("links").path(0).path("kind").asText()).isEqualTo("SERIAL");
        assertThat(linked.findValuesAsText("reference")).containsExactly("N-1", "=S-1");
        assertThat(linked.findValue("entry")).isNull();
    }

    @Test
    void tellsNothingToWhomWasGivenNothing(CapturedOutput output) {
        assertThat(linked("--csv", "--for", "north")).isZero();
        assertThat(output.getOut()).contains("link,kind").doesNotContain("SERIAL");
        assertThat(linked("--csv", "--for", "nroth")).isOne();
        assertThat(output.getErr()).contains("the ledger has nothing that 'nroth' sent or was to be given");
    }

    @Test
    void saysThatNotAllIsInTheIndex(CapturedOutput output) throws IOException {
        try (LedgerFixture hub = new LedgerFixture(data)) {
            hub.accepted("south", "3", SEIZURE.formatted("S-2"), 0);
        }
        assertThat(linked("--csv", "--for", "south")).isZero();
        assertThat(output.getErr()).contains("not all is in the index yet");
    }

    @Test
    void wantsToKnowForWhomAndInWhichForm(CapturedOutput output) {
        assertThat(linked("--csv")).isEqualTo(2);
        assertThat(output.getErr()).contains("--for");
        assertThat(linked("--for", "south")).isEqualTo(2);
    }
}
