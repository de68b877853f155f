package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.change.ChangingHub.SECOND;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.effect.BeyondLimits;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a proposed change would do is looked at before anybody can agree to it, again and again where need be. */
@ExtendWith(OutputCaptureExtension.class)
class EffectsJobTest {

    private static final String TABLE = "mappings/north/format.yaml";
    private static final String POLICY = "config/release-policy.yaml";

    @AutoClose
    private LedgerFixture ledger;

    private ChangingHub one;
    private ChangingHub other;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        ledger = new LedgerFixture(directory);
        one = new ChangingHub(ledger, directory.resolve("one"));
        other = new ChangingHub(ledger, directory.resolve("other"));
    }

    @Test
    void looksAtWhatAChangeWouldDoAndLeavesMessagesAsTheyAre() throws IOException {
        send("A-1", "INTELLIGENCE");
        send("A-2", "INTELLIGENCE");
        send("A-3", "SEIZURE");
        List<Map<String, Object>> rows = messages();
        long held = one.propose(POLICY, one.read(POLICY).replace("[ARREST]", "[INTELLIGENCE]"));
        long read = one.propose(TABLE, "2");
        one.effects.look();
        other.effects.look();

        JsonNode found = Objects.requireNonNull(one.change(held).effects());
        JsonNode group = found.at("/groups/0");
        assertThat(found.path("looked").asInt()).isEqualTo(3);
        assertThat(group.path("words").asText())
                .isEqualTo(
                        "west would get only once two people release it, 2 notifications of north: now RELEASE by R1; then HOLD by R9");
        assertThat(group.path("examples")).extracting(JsonNode::asText).containsExactly("north A-2 r1", "north A-1 r1");
        assertThat(Objects.requireNonNull(one.change(read).effects()).path("groups"))
                .extracting(each -> each.path("what").asText())
                .contains("would be read otherwise");
        assertThat(messages()).isEqualTo(rows);
        one.changes.approve(SECOND, held, "seen");
    }

    private void send(String id, String type) {
        byte[] bytes = Notifications.of("north", id, type, "\"west\"").getBytes(StandardCharsets.UTF_8);
        long entry =
                ledger.ledger.begin(new Arrival("north", id, bytes, null, 1)).entry();
        ledger.ledger.accept(entry, LedgerFixture.hub(new String(bytes, StandardCharsets.UTF_8)));
    }

    private List<Map<String, Object>> messages() {
        return Stream.of("entry", "delivery", "content", "lineage", "event_record")
                .flatMap(table -> ledger.sql.sql("select * from " + table).query().listOfRows().stream())
                .filter(row -> !String.valueOf(row.get("events")).contains("OPERATED"))
                .peek(row -> row.remove("packed"))
                .map(row -> (Map<String, Object>) new TreeMap<>(row))
                .toList();
    }

    @Test
    void letsNobodyAgreeUnseenAndLooksAgainAtWhatCouldNotBeLookedAt() throws IOException {
        String table = one.read(TABLE);
        long unseen = one.propose(TABLE, "2");
        long later = one.propose("mappings/west/format.yaml", "2");
        one.write(TABLE, "3");
        one.effects.look();

        assertThat(one.change(unseen).effects()).asString().contains("fault", "was changed since");
        assertThatThrownBy(() -> one.changes.approve(SECOND, unseen, "seen"))
                .hasMessageContaining("nobody has seen what change 1 would do");
        one.write(TABLE, table);
        one.effects.lookAgain();
        assertThat(one.change(later).effects()).asString().contains("looked");
        one.changes.approve(SECOND, unseen, "seen");
    }

    @Test
    void looksAtOthersWhereOneCannotBeLookedAt() {
        long odd = one.propose(TABLE, "2");
        long good = one.propose("mappings/west/format.yaml", "2");
        one.look.failWith(new IllegalStateException("no process"));
        one.effects.look();

        assertThat(one.change(odd).effects()).asString().contains("fault", "the log of " + one.hub.name());
        assertThat(one.change(good).effects()).asString().contains("looked");
    }

    @Test
    void looksNotAgainAtWhatTakesTooLongBeforeOtherFilesAreActive() throws IOException {
        long endless = one.propose(TABLE, "2");
        one.look.failWith(
                new BeyondLimits("took more than 30 s of the processor, or 300 s by the clock, at north A-1 r1"));
        one.effects.look();
        one.effects.lookAgain();

        assertThat(Objects.requireNonNull(one.change(endless).effects())
                        .path("fault")
                        .asText())
                .isEqualTo(
                        "looking at its effects took more than 30 s of the processor, or 300 s by the clock, at north A-1 r1; files "
                                + TABLE);
        assertThatThrownBy(() -> one.changes.approve(SECOND, endless, "seen"))
                .hasMessageContaining("nobody has seen")
                .hasMessageEndingWith("; withdraw it, and propose it otherwise");
        long others = one.propose("mappings/west/format.yaml", "2");
        one.approve(others);
        for (ChangingHub hub : List.of(one, other, one)) {
            hub.work();
        }
        one.effects.lookAgain();
        assertThat(one.change(endless).effects()).asString().contains("looked");
    }

    @Test
    void warnsOnceOfADraftThatCannotBeLookedAt(CapturedOutput output) {
        one.propose(TABLE, "2");
        one.look.failWith(new IllegalStateException("no process"));
        one.effects.look();
        one.look.failWith(new IllegalStateException("no process"));
        one.effects.lookAgain();
        assertThat(output.getOut().split("cannot be looked at", -1)).hasSize(2);
        one.look.failWith(new IllegalStateException("no room"));
        one.effects.lookAgain();

        assertThat(output.getOut()).contains("no room");
    }
}
