package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SerialKeyTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/serials.csv", delimiter = '|')
    void bringsSerialsToOneFormOrNone(String serial, String key) {
        assertThat(SerialKey.of(serial)).isEqualTo(key);
    }
}
