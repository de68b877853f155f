package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RewritingTest {

    private final Rewriting cyrillic = new Rewriting(Charset.forName("windows-1251"));
    private final Rewriting arabic = new Rewriting(Charset.forName("windows-1256"));

    @ParameterizedTest
    @CsvFileSource(files = "src/test/samples/text/rewriting.csv", delimiter = '|')
    void rewritesWhatTheCharsetCannotCarry(Charset charset, Language language, String text, String expected) {
        assertThat(new Rewriting(charset).rewrite(text, language)).isEqualTo(expected);
    }

    @Test
    void writesSpacesOfOtherKindsAsSpaces() {
        assertThat(cyrillic.rewrite("a\u2003b\u202Fc\u3000d\u2028e", Language.OTHER))
                .isEqualTo("a b c d e");
        assertThat(cyrillic.rewrite("a\u00A0b\u2009c", Language.OTHER)).isEqualTo("a\u00A0b c");
    }

    @Test
    void dropsMarksOfDirectionThatTheCharsetCannotCarry() {
        assertThat(cyrillic.rewrite("a\u200Eb\u200Cc\u200Fd", Language.OTHER)).isEqualTo("abcd");
        assertThat(arabic.rewrite("a\u200Eb\u200Cc\u200F\u0663", Language.OTHER))
                .isEqualTo("a\u200Eb\u200Cc\u200F3");
    }

    @Test
    void dropsModifierLettersThatHaveNoAsciiForm() {
        assertThat(cyrillic.rewrite("عمر \u02BF\u02D8x", Language.OTHER)).isEqualTo("mr x");
    }

    @Test
    void keepsLineBreaks() {
        assertThat(cyrillic.rewrite("Größe\n\nÖl", Language.GERMAN)).isEqualTo("Groesse\n\nOel");
    }

    @Test
    void leavesWhatHasNoOtherFormForTheWriterToRefuse() {
        assertThat(cyrillic.rewrite("ⵣ Größe \u200B😀", Language.OTHER)).isEqualTo("ⵣ Grosse \u200B😀");
    }

    @Test
    void knowsWhichNamesTheCharsetCarries() {
        assertThat(cyrillic.carries("Щърбанов")).isTrue();
        assertThat(cyrillic.carries("محمد")).isFalse();
        assertThat(arabic.carries("محمد")).isTrue();
        assertThat(arabic.carries("ﻃﺮﺍﺑﻠﺲ")).isFalse();
        assertThat(new Rewriting(StandardCharsets.UTF_8).carries("ⵣ")).isTrue();
    }

    @Test
    void isSharedByThreads() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(number -> arabic.rewrite("Щорм ЩОРБ" + number + " Größe", Language.OTHER)))
                .allSatisfy(text -> assertThat(text).matches("Sorm SORB[0-9]+ Grosse"));
    }
}
