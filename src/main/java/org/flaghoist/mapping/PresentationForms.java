package org.flaghoist.mapping;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arabic letters as they are drawn within a word, U+FB50 to U+FDFF and U+FE70 to U+FEFF (mappings/ly/README.md, 5). */
final class PresentationForms {

    private static final Pattern FORMS = Pattern.compile("[\uFB50-\uFDFF\uFE70-\uFEFF]+");

    private PresentationForms() {}

    /** The word with such forms as the letters that they stand for; signs that are no letters stay as they are. */
    static String plain(String word) {
        Matcher forms = FORMS.matcher(word);
        if (!Character.isLetter(word.codePointAt(0)) || !forms.find()) {
            return word;
        }
        String plain = forms.replaceAll(
                form -> Matcher.quoteReplacement(Normalizer.normalize(form.group(), Normalizer.Form.NFKC)));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
