package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.format.text.Encodable;
import org.flaghoist.format.text.Script;
import org.flaghoist.notification.Reused;

/**
 * Rewrites text that a recipient's charset cannot carry, a word at a time (mappings/README.md, section 3, Characters).
 * What still cannot be encoded stays as it was, for the writer to refuse. Thread-safe.
 */
final class Rewriting {

    /** A letter with all letters and marks that follow it, or one other character. */
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+|.", Pattern.DOTALL);

    private static final Pattern LEFT_OVERS = Pattern.compile("[\u02B0-\u02FF\u200C-\u200F]");

    private final boolean carriesAll;
    private final Reused<CharsetEncoder> encoders;
    private final BulgarianAct bulgarian = new BulgarianAct();
    private final Transliterator german = Transliterator.getInstance("de-ASCII");
    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private final Map<Language, RewrittenWords> known = new EnumMap<>(Language.class);

    /** @param charset the recipient's */
    Rewriting(Charset charset) {
        for (Language language : Language.values()) {
            known.put(language, new RewrittenWords());
        }
        this.encoders = new Reused<>(charset::newEncoder);
        this.carriesAll = charset.name().startsWith("UTF-");
    }

    /** True where every text can go out as it is. */
    boolean carriesAll() {
        return carriesAll;
    }

    /** True where the text can go out as it is. */
    boolean carries(String text) {
        return carriesAll || encoders.with(encoder -> Encodable.by(encoder, text));
    }

    /** The text with each word that the charset cannot carry in other letters; no {@code ?} but for U+061F. */
    String rewrite(String text, Language language) {
        if (carriesAll) {
            return text;
        }
        return encoders.with(encoder -> Encodable.by(encoder, text) ? text : rewritten(text, language, encoder));
    }

    private String rewritten(String text, Language language, CharsetEncoder encoder) {
        RewrittenWords before = Objects.requireNonNull(known.get(language));
        StringBuilder rewritten = new StringBuilder(text.length());
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            if (Encodable.by(encoder, text, word.start(), word.end())) {
                rewritten.append(text, word.start(), word.end());
            } else {
                rewritten.append(before.of(word.group(), each -> rewriteWord(each, language, encoder)));
            }
        }
        return rewritten.toString();
    }

    /** The first form of the word that can be encoded. */
    private String rewriteWord(String word, Language language, CharsetEncoder encoder) {
        return Stream.<UnaryOperator<String>>of(
                        PresentationForms::plain,
                        AsciiSigns::ascii,
                        text -> byLanguage(text, language),
                        text -> icu(latin, byLanguage(text, language)),
                        AsciiSigns::rareDashOrQuote)
                .map(form -> form.apply(word))
                .filter(form -> Encodable.by(encoder, form))
                .findFirst()
                .orElse(word);
    }

    private String byLanguage(String word, Language language) {
        if (language == Language.BULGARIAN && Script.has(word, "Cyrl")) {
            return bulgarian.latin(word);
        }
        return icu(language == Language.GERMAN ? german : latin, word);
    }

    private static String icu(Transliterator transliterator, String word) {
        String rewritten =
                LEFT_OVERS.matcher(transliterator.transliterate(word)).replaceAll("");
        // ICU has "?" for signs like U+00BF; the reader could not see what stood there.
        return rewritten.indexOf('?') < 0 ? rewritten : word;
    }
}
