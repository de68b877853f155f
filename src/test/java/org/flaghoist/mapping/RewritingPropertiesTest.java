package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RewritingPropertiesTest {

    private static final Charset[] CHARSETS = {Charset.forName("windows-1251"), Charset.forName("windows-1256")};

    private final Rewriting[] shared = Stream.of(CHARSETS).map(Rewriting::new).toArray(Rewriting[]::new);

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> any = Arbitraries.oneOf(
                Arbitraries.chars().all(),
                Arbitraries.chars().range(' ', '\u024F'),
                Arbitraries.chars().range('\u0400', '\u052F'),
                Arbitraries.chars().range('\u0600', '\u06FF'),
                Arbitraries.chars().range('\u2000', '\u206F'),
                Arbitraries.chars().range('\uFB50', '\uFEFF'));
        return any.list().ofMaxSize(20).map(characters -> {
            StringBuilder text = new StringBuilder();
            characters.forEach(text::append);
            return text.toString();
        });
    }

    @Provide
    Arbitrary<Rewriting> rewritings() {
        return Arbitraries.of(CHARSETS).map(Rewriting::new);
    }

    @Property(tries = 1000)
    void changesNothingThatTheCharsetCarries(
            @ForAll("rewritings") Rewriting rewriting, @ForAll("texts") String text, @ForAll Language language) {
        StringBuilder carried = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .filter(rewriting::carries)
                .forEach(carried::append);
        assertThat(rewriting.rewrite(carried.toString(), language)).isEqualTo(carried.toString());
    }

    @Property(tries = 1000)
    void leavesOnlyCharactersThatTheTextHad(@ForAll("texts") String text, @ForAll Language language) {
        for (Charset charset : CHARSETS) {
            CharsetEncoder encoder = charset.newEncoder();
            new Rewriting(charset)
                    .rewrite(text, language)
                    .codePoints()
                    .mapToObj(Character::toString)
                    .filter(character -> !encoder.canEncode(character))
                    .forEach(character -> assertThat(text).contains(character));
        }
    }

    @Property(tries = 1000)
    void putsNoQuestionMarkForAnotherCharacter(
            @ForAll("rewritings") Rewriting rewriting, @ForAll("texts") String text, @ForAll Language language) {
        String withoutArabic = text.replace("\u061F", "");
        assertThat(marks(rewriting.rewrite(withoutArabic, language))).isEqualTo(marks(withoutArabic));
    }

    @Property(tries = 1000)
    void rewritesAlikeWhatItMetBeforeAndWhatItDidNot(
            @ForAll("texts") String text, @ForAll("texts") String beside, @ForAll Language language) {
        for (int i = 0; i < CHARSETS.length; i++) {
            shared[i].rewrite(beside + text, language);
            assertThat(shared[i].rewrite(text, language))
                    .isEqualTo(shared[i].rewrite(text, language))
                    .isEqualTo(new Rewriting(CHARSETS[i]).rewrite(text, language));
        }
    }

    private static long marks(String text) {
        return text.chars().filter(character -> character == '?').count();
    }
}
