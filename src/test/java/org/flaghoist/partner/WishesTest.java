package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {

    @Test
    void tellsOfTheRecipientsThatAreNamedOrOfAll() {
        assertThat(Wishes.NONE.isToldOfTaking("bg")).isFalse();
        assertThat(new Wishes(null, false, Set.of("bg")).isToldOfTaking("bg")).isTrue();
        assertThat(new Wishes(null, false, Set.of("bg")).isToldOfTaking("uk")).isFalse();
        assertThat(new Wishes(null, false, Set.of("all")).isToldOfTaking("uk")).isTrue();
    }
}
