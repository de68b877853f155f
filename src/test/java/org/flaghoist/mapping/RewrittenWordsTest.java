package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RewrittenWordsTest {

    private final RewrittenWords words = new RewrittenWords();
    private final List<String> rewritten = new ArrayList<>();

    @Test
    void rewritesAWordOnce() {
        assertThat(of("word") + of("word") + of("other")).isEqualTo("WORDWORDOTHER");
        assertThat(rewritten).containsExactly("word", "other");
    }

    @Test
    void forgetsAllWordsWhenThereAreAThousand() {
        of("word");
        IntStream.rangeClosed(1, 1000).forEach(i -> of("word" + i));
        rewritten.clear();

        assertThat(of("word")).isEqualTo("WORD");
        assertThat(rewritten).containsExactly("word");
    }

    @Test
    void keepsNoLongWord() {
        String longWord = "a".repeat(41);
        assertThat(of(longWord) + of(longWord)).isEqualTo("A".repeat(82));
        assertThat(rewritten).containsExactly(longWord, longWord);
    }

    private String of(String word) {
        return words.of(word, each -> {
            rewritten.add(each);
            return each.toUpperCase(Locale.ROOT);
        });
    }
}
