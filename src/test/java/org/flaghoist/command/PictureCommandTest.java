package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.facts.FactRows;
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
class PictureCommandTest {

    private static final String SEIZURE = """
            {"id":"N-1","sender":"north","type":"SEIZURE","action":"NEW","revision":1,"createdAt":"2026-06-03T03:40:00Z",
            "items":[{"kind":"CASH","quantity":1450.5,"currency":"LYD"}],"vessels":[{"kind":"INFLATABLE","lengthMetres":8}],
            "advert":{"platform":"=Tok","route":"Zuwara, Lampedusa","price":{"amount":4500.125,"currency":"LYD","per":"CHILD"}}}""";

    private final Path data;

    PictureCommandTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void make() throws IOException {
        try (LedgerFixture hub = new LedgerFixture(data)) {
            FactRows facts = new FactRows(hub.recorded);
            hub.ledger.together(() -> {
                long entry = hub.deliver("1", SEIZURE, queued("east"));
                facts.take(entry, hub(SEIZURE), Map.of());
                return entry;
            });
        }
    }

    private int picture(String... more) {
        List<String> words = new ArrayList<>(List.of("picture", "--data", data.toString()));
        if (TestDatabase.isPostgresql()) {
            words.addAll(List.of("--url", TestDatabase.url(data)));
        }
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    @Test
    void printsCsvThatNoSpreadsheetTakesForFormulas(CapturedOutput output) {
        assertThat(picture("--csv", "--by", "type")).isZero();
        assertThat(output.getOut().lines())
                .contains(
                        "group,entry,mark,measure,kind,route,currency,value,notifications,note",
                        "\"SEIZURE\",,,ADVERT,\"'=Tok\",,,1,1,",
                        "\"SEIZURE\",,,ITEM,\"CASH\",,\"LYD\",1450.5,1,",
                        "\"SEIZURE\",,,PRICE_MEDIAN,\"CHILD\",\"Zuwara, Lampedusa\",\"LYD\",4500.125,1,")
                .anyMatch(line -> line.startsWith("\"SEIZURE\",,,CROSSINGS_PREVENTED_ESTIMATE,\"BY_LENGTH\",,,56,1,"
                        + "\"estimate: metres of length times people per metre"));
    }

    @Test
    void printsTheSameAsJson(CapturedOutput output) throws IOException {
        assertThat(picture("--json", "--for", "east", "--since", "2026-06-03", "--until", "2026-06-03"))
                .isZero();
        String out = output.getOut();
        // What is logged while the ledger is opened comes before.
        JsonNode picture = Answers.JSON.readTree(out.substring(out.indexOf("{\n  \"for\"")));
        assertThat(picture.path("for").asText()).isEqualTo("east");
        assertThat(picture.path("rows"))
                .extracting(row ->
                        row.path("measure").asText() + " " + row.path("value").asText())
                .contains("ITEM 1450.5", "VESSEL 1", "CROSSINGS_PREVENTED_ESTIMATE 56", "PRICE_LOWEST 4500.125");
    }

    @Test
    void saysThatTheLedgerKnowsNoSuchPartner(CapturedOutput output) {
        assertThat(picture("--json", "--for", "esat")).isOne();
        assertThat(output.getErr()).contains("the ledger has nothing that 'esat' sent or was to be given");
        assertThat(picture("--csv", "--for", "east", "--since", "2026-06-04")).isZero();
    }

    @Test
    void wantsToKnowInWhichForm(CapturedOutput output) {
        assertThat(picture()).isEqualTo(2);
        assertThat(output.getErr()).contains("--csv");
    }
}
