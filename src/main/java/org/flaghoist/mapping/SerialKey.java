package org.flaghoist.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form in which serial numbers are matched (mappings/README.md, section 3, Serial numbers). */
final class SerialKey {

    private static final Pattern KEY = Pattern.compile("[A-Z0-9./]{1,40}");
    /** A longer one is refused for its length. */
    private static final int LONGEST = 1000;

    private static final String LOOK_ALIKES = "АВСЕНКМОРТХ";
    private static final String LATIN_TWINS = "ABCEHKMOPTX";

    private SerialKey() {}

    /** The key, or null where the serial has none. */
    static @Nullable String of(String serial) {
        if (serial.length() > LONGEST) {
            return null;
        }
        String upper = Normalizer.normalize(serial, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        upper.chars().filter(letter -> letter != ' ' && letter != '-').forEach(letter -> {
            int twin = LOOK_ALIKES.indexOf(letter);
            key.append(twin < 0 ? (char) letter : LATIN_TWINS.charAt(twin));
        });
        return KEY.matcher(key).matches() ? key.toString() : null;
    }
}
