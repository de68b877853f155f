package org.flaghoist.index;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an advert as it is compared. Letters are no others here, whatever they look like: addresses are
 * copied, and that with another letter is another's.
 *
 * @param path words and numbers, so that /12/345 is not /123/45; empty where it has none
 */
record AdvertAddress(String host, String path) {

    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+://)?([^/?#]*)([^#]*).*", Pattern.DOTALL);

    /** The same page for another device, or written in more words. */
    private static final Pattern SAME_HOST = Pattern.compile("^(?:www|m|mobile)\\.(?=[^.]+\\.)|\\.?(?::80|:443)?$");

    /** By which a platform sees who has passed an address on, and in which language they read. */
    private static final Pattern TRACKED =
            Pattern.compile("(?<=[?&])(utm_\\w+|fbclid|gclid|igshid|igsh|mibextid|rdid|si|ref|hl|lang|locale)=[^&]*");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static AdvertAddress of(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher parts = ADDRESS.matcher(plain);
        if (!parts.matches()) {
            throw new IllegalStateException("any text matches " + ADDRESS);
        }
        return new AdvertAddress(
                host(parts.group(1)), words(TRACKED.matcher(parts.group(2)).replaceAll("")));
    }

    private static String host(String written) {
        String host = SAME_HOST.matcher(written).replaceAll("");
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    static String words(String path) {
        return BETWEEN_WORDS.matcher(decoded(path)).replaceAll(" ").strip();
    }

    /** Browsers copy an address in either way. */
    private static String decoded(String path) {
        try {
            return Normalizer.normalize(URLDecoder.decode(path, StandardCharsets.UTF_8), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
