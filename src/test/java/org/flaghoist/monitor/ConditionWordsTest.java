package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is shown the name of a constant. */
class ConditionWordsTest {

    private static final Path WORDING = Path.of("src/main/resources/static/flaghoist/alarms/wording.js");

    @ParameterizedTest
    @EnumSource(Condition.class)
    void theConsoleHasWordsForEachCondition(Condition condition) throws IOException {
        assertThat(Files.readString(WORDING)).contains("\n  " + condition + ": '");
    }
}
