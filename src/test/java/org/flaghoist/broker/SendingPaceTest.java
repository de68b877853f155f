package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendingPaceTest {

    private final SendingPace pace = new SendingPace(0, 0);

    @Test
    void letsAPartnerSendWhatItLikesWhileThereIsRoom() {
        assertThat(pace.allows(false, 5_000, 0)).isTrue();
        assertThat(pace.allows(false, 10_000, 0)).isTrue();
    }

    @Test
    void letsItSendAHundredWhenItsQuotaIsFilledAndThenAsManyAsItTakes() {
        pace.allows(false, 5_000, 2_000);

        assertThat(pace.allows(true, 5_099, 2_000)).isTrue();
        assertThat(pace.allows(true, 5_100, 2_000)).isFalse();
        assertThat(pace.allows(true, 5_100, 2_001)).isTrue();
        assertThat(pace.allows(true, 5_101, 2_001)).isFalse();
    }

    @Test
    void savesUpNoMoreThanAHundredOfWhatItTakes() {
        pace.allows(true, 0, 1_000_000);

        assertThat(pace.allows(true, 99, 1_000_000)).isTrue();
        assertThat(pace.allows(true, 100, 1_000_000)).isFalse();
    }

    @Test
    void beginsAnewWhenThereWasRoomInBetween() {
        assertThat(pace.allows(true, 5_000, 0)).isFalse();
        assertThat(pace.allows(false, 5_000, 6_000)).isTrue();
        assertThat(pace.allows(true, 5_001, 6_000)).isTrue();
    }
}
