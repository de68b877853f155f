package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.broker.SafeErrorText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop()", "release(java.lang.String,[Ljava.lang.String;)"})
    void showAnOperationAsItIs(String operation) {
        assertThat(LogWords.operation(operation)).isEqualTo(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stop\n", "stop it", "stop\u2028", "stop\u202E"})
    void showNothingOfWhatIsNoOperation(String operation) {
        assertThat(LogWords.operation(operation)).isEqualTo("an unknown operation");
    }

    @Test
    void leaveNamesAndHaveNoLineBreaksAndNothingThatTurnsTheText() {
        assertThat(SafeErrorText.plain("Zo\u00EB\n\r\u0085\u2028\u2029\u202E.")).isEqualTo("Zo\u00EB??????.");
        assertThat(SafeErrorText.plain("x".repeat(1_000))).hasSizeLessThan(400);
    }
}
