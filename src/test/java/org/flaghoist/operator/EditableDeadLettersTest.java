package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator has edited is kept by its entry and its partner, so no two dead letters of these are editable. */
final class EditableDeadLettersTest {

    private final Rejection fault = new Rejection(FaultCode.TOO_LONG, "", null, null);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final long entry = hub.begin("1", "x").entry();

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"RENDER", "DELIVER"})
    void areNoReceipts(Stage stage) {
        ParkedMessage first = hub.parking.park(ToPark.receipt("north", entry, "key-1", stage, fault));
        ParkedMessage second = hub.parking.park(ToPark.receipt("north", entry, "key-2", stage, fault));
        ParkedMessage copy = hub.parking.park(ToPark.undeliverable("north", entry, Stage.RENDER, fault, null));

        assertThat(Replays.isEditable(first)).isFalse();
        assertThat(Replays.isEditable(second)).isFalse();
        assertThat(Replays.isEditable(copy)).isTrue();
    }
}
