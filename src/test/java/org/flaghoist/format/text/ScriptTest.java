package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void readsTheScriptFromTheLetters() {
        assertThat(Script.of("O'Brien-Müller 2")).isEqualTo("Latn");
        assertThat(Script.of("Щърбанов-2")).isEqualTo("Cyrl");
        assertThat(Script.of("مُحَمَّـد")).isEqualTo("Arab");
    }

    @Test
    void takesANameWithoutLettersForLatin() {
        assertThat(Script.of("- 12 \u0640")).isEqualTo("Latn");
    }

    @Test
    void knowsNoScriptForLettersOfTwoOrOfAnother() {
        assertThat(Script.of("Cофия")).isNull();
        assertThat(Script.of("Ελλάδα")).isNull();
    }

    @Test
    void countsLettersOnly() {
        assertThat(Script.isOnly("Anna\u0301 \u02BC 7", "Latn")).isTrue();
        assertThat(Script.has("+359 \u0640 \u066A", "Arab")).isFalse();
    }
}
