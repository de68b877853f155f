package org.flaghoist.linked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.linked.LinkedLedger.OTHER;
import static org.flaghoist.linked.LinkedLedger.engine;
import static org.flaghoist.linked.LinkedLedger.given;
import static org.flaghoist.testing.LedgerFixture.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerLinksTest {

    @AutoClose
    private LinkedLedger ledger;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        ledger = new LinkedLedger(folder);
    }

    @Test
    void tellsAPartnerOnlyWhatStandsInItsCopies() {
        RecipientOutcome whole = given("<serial>6B4K771</serial>");
        ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"), whole);
        ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given("<maker>Yamaha</maker>"));
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();

        long other = ledger.send(OTHER, engine("S-2", "NEW", 1, "6B4K771"), whole);
        assertThat(new PartnerLinks(ledger.hub.database).of("east"))
                .hasSize(1)
                .first()
                .satisfies(group -> assertThat(group.notifications()).hasSize(2));
        assertThat(new PartnerLinks(ledger.hub.database).of(SENDER)).isEmpty();

        ledger.hub.ledger.takeBack(other, "east", DeliveryState.WITHDRAWN);
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();
    }

    @Test
    void tellsAPartnerNothingOfWhatWasJustChanged() {
        RecipientOutcome whole = given("<serial>6B4K771</serial>");
        ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"), whole);
        long failed = ledger.hub.accepted(OTHER, "s", engine("S-1", "NEW", 1, "6B4K771"), 0);
        ledger.hub.ledger.decide(failed, List.of(whole));
        ledger.index();
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).hasSize(1);

        ledger.hub.ledger.takeBack(failed, "east", DeliveryState.FAILED);
        ledger.hub.ledger.resolve(failed, given("<maker>Yamaha</maker>"), "ann, ben", "the serial is wrong");
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();
        ledger.index();
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();
        assertThat(ledger.linked(failed)).hasSize(1);
    }

    @Test
    void tellsAPartnerNothingOfWhatWaitsForTheIndex() {
        RecipientOutcome whole = given("<serial>6B4K771</serial>");
        ledger.send(SENDER, engine("N-1", "NEW", 1, "6B4K771"), whole);
        long other = ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), whole);
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).hasSize(1);

        ledger.hub
                .sql
                .sql("insert into search_waiting (entry, since) values (?, 0)")
                .param(other)
                .update();
        assertThat(new PartnerLinks(ledger.hub.database).of("east")).isEmpty();
    }

    @Test
    void tellsASenderNothingOfWhatAnOperatorPutIn() {
        ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given(SENDER, "<serial>6B4K771</serial>"));
        long original = ledger.hub.accepted(SENDER, "1", engine("N-0", "NEW", 1, "unreadable"), 0);
        long edited = ledger.hub.accepted(SENDER, "2", engine("N-1", "NEW", 1, "6B4K771"), 0);
        ledger.hub
                .sql
                .sql("update entry set origin = ? where id = ?")
                .params(original, edited)
                .update();
        ledger.index();
        assertThat(new PartnerLinks(ledger.hub.database).of(SENDER)).isEmpty();
        assertThat(ledger.linked(edited)).hasSize(1);
    }

    @Test
    void tellsASenderOfWhatItWroteThoughAnOperatorChangedTheRest() {
        ledger.send(OTHER, engine("S-1", "NEW", 1, "6B4K771"), given(SENDER, "<serial>6B4K771</serial>"));
        long original = ledger.hub.accepted(SENDER, "1", engine("N-0", "NEW", 1, "6B4K771"), 0);
        long edited = ledger.hub.accepted(SENDER, "2", engine("N-1", "NEW", 1, "6B4K771"), 0);
        ledger.hub
                .sql
                .sql("update entry set origin = ? where id = ?")
                .params(original, edited)
                .update();
        ledger.hub
                .sql
                .sql("update entry set action = null where id = ?")
                .param(original)
                .update();
        ledger.index();
        assertThat(new PartnerLinks(ledger.hub.database).of(SENDER))
                .singleElement()
                .satisfies(group -> assertThat(group.notifications())
                        .extracting(LinkedNotification::entry)
                        .contains(edited)
                        .doesNotContain(original));
        assertThat(ledger.hub.count("link_key"))
                .as("of what was rejected there is none")
                .isEqualTo(2);
    }
}
