package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MarkingTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/markings.csv", delimiter = '|')
    void comparesLabelsWithoutRegardToHowTheyAreWritten(String one, String other, boolean same) {
        assertThat(Marking.key(one).equals(Marking.key(other))).isEqualTo(same);
    }
}
