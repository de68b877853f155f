package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ProtectiveMarkingTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/markings.csv", delimiter = '|')
    void comparesLabelsWithoutRegardToHowTheyAreWritten(String one, String other, boolean same) {
        assertThat(ProtectiveMarking.key(one).equals(ProtectiveMarking.key(other)))
                .isEqualTo(same);
    }
}
