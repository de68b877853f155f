package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.format.text.Encodable;
import org.flaghoist.format.text.Script;

/**
 * Rewrites text that a recipient's charset cannot carry, a word at a time (mappings/README.md, section 3, Characters).
 * What still cannot be encoded stays as it was, for the writer to refuse. Thread-safe.
 */
final class Rewriting {

    /** A letter with all letters and marks that follow it, or one other character. */
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+|.", Pattern.DOTALL);

    private static final Pattern LEFT_OVERS = Pattern.compile("[\u02B0-\u02FF\u200C-\u200F]");

    private final Charset charset;
    private final boolean carriesAll;
    // Each text asks one, and a new one costs more than most texts.
    private final Queue<CharsetEncoder> idle = new ConcurrentLinkedQueue<>();
    private final BulgarianAct bulgarian = new BulgarianAct();
    private final Transliterator german = Transliterator.getInstance("de-ASCII");
    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** @param charset the recipient's */
    Rewriting(Charset charset) {
        this.charset = charset;
        this.carriesAll = charset.name().startsWith("UTF-");
    }

    /** True where every text can go out as it is. */
    boolean carriesAll() {
        return carriesAll;
    }

    /** True where the text can go out as it is. */
    boolean carries(String text) {
        return carriesAll || with(encoder -> Encodable.by(encoder, text));
    }

    private <T> T with(Function<CharsetEncoder, T> use) {
        CharsetEncoder free = idle.poll();
        CharsetEncoder encoder = free == null ? charset.newEncoder() : free;
        T result = use.apply(encoder);
        idle.add(encoder);
        return result;
    }

    /** The text with each word that the charset cannot carry in other letters; no {@code ?} but for U+061F. */
    String rewrite(String text, Language language) {
        if (carriesAll) {
            return text;
        }
        return with(encoder -> Encodable.by(encoder, text) ? text : rewritten(text, language, encoder));
    }

    private String rewritten(String text, Language language, CharsetEncoder encoder) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(rewriteWord(word.group(), language, encoder)));
    }

    /** The first form of the word that can be encoded. */
    private String rewriteWord(String word, Language language, CharsetEncoder encoder) {
        if (Encodable.by(encoder, word)) {
            return word;
        }
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
