package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FoldingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/index/folding.csv", numLinesToSkip = 1)
    void comparesWhatPeopleTypeWithWhatAnotherHasWritten(
            SearchField field, String written, String typed, boolean isFound) {
        assertThat(field.forms(typed)).isNotEmpty();
        assertThat(field.forms(written).containsAll(field.forms(typed))).isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/index/nothing.csv", numLinesToSkip = 1)
    void findsNothingByWhatIsInAllTexts(SearchField field, String typed) {
        assertThat(field.forms(typed)).isEmpty();
    }
}
