package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BulgarianActPropertiesTest {

    private static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщъьюя";

    private final BulgarianAct act = new BulgarianAct();

    @Provide
    Arbitrary<String> bulgarian() {
        String letters = LETTERS + LETTERS.toUpperCase(Locale.ROOT) + " -";
        return Arbitraries.strings().withChars(letters.toCharArray()).ofMaxLength(12);
    }

    @Property(tries = 500)
    void givesAsciiForAllBulgarianLetters(@ForAll("bulgarian") String text) {
        assertThat(act.latin(text)).matches("\\p{ASCII}*");
    }

    @Property(tries = 500)
    void leavesTextWithoutCyrillicAsItIs(@ForAll("ascii") String text) {
        assertThat(act.latin(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().ascii().ofMaxLength(20);
    }

    @Property(tries = 300)
    void writesCapitalsAsCapitals(@ForAll("bulgarian") String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        assertThat(act.latin(capitals)).isUpperCase();
    }
}
