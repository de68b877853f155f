package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.testing.BoundedCost;
import org.flaghoist.testing.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

/** The mapping functions on any text, which reaches them in NFC. */
final class FunctionsFuzz {

    private static final List<Charset> CHARSETS = Stream.of("windows-1251", "windows-1256", "ISO-8859-2", "US-ASCII")
            .map(Charset::forName)
            .toList();
    private static final Set<String> SCRIPTS = Set.of("Cyrl", "Arab");

    private final DerivedLatin latin = new DerivedLatin(Map.of());
    private final List<Rewriting> rewritings =
            CHARSETS.stream().map(Rewriting::new).toList();

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                                "Щърбанов Йордан България Андрия ия",
                                "الورفلي محـمد",
                                "Jäger – „Möwe“ €1.000",
                                "МК 40-00173 ﷺ",
                                "a\u0301\u0316\u0F73")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Seeds.found("functions"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void makesSomethingOfAnyText(byte[] utf8) {
        String given = new String(utf8, StandardCharsets.UTF_8);
        BoundedCost.of(() -> check(given));
    }

    private void check(String given) {
        String text = Nfc.of(given);
        assertThat(text).isEqualTo(Normalizer.normalize(given, Normalizer.Form.NFC));
        for (String script : SCRIPTS) {
            assertThat(latin.ofPerson(text, script)).isNotNull();
        }
        String place = latin.ofPlace(text);
        assertThat(place == null || !place.isEmpty()).isTrue();
        String key = SerialKey.of(text);
        assertThat(key == null || key.matches("[A-Z0-9./]{1,40}")).isTrue();
        String label = ProtectiveMarking.key(text);
        // A look-alike with an accent of its own becomes a Latin letter with one, which may be one letter in NFC.
        assertThat(Nfc.of(ProtectiveMarking.key(label))).isEqualTo(Nfc.of(label));
        for (int i = 0; i < CHARSETS.size(); i++) {
            checkRewriting(rewritings.get(i), text);
        }
    }

    private static void checkRewriting(Rewriting rewriting, String text) {
        for (Language language : Language.values()) {
            String rewritten = rewriting.rewrite(text, language);
            if (rewriting.carries(text)) {
                assertThat(rewritten).isEqualTo(text);
            }
            assertThat(questions(rewritten)).isLessThanOrEqualTo(questions(text));
            assertThat(rewriting.rewrite(rewritten, language)).isEqualTo(rewritten);
        }
    }

    private static long questions(String text) {
        return text.chars().filter(c -> c == '?' || c == '\u061F').count();
    }
}
