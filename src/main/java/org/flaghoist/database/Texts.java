package org.flaghoist.database;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that came from outside, made such that every database takes them. */
public final class Texts {

    private static final int LONGEST = 400;

    /** PostgreSQL refuses a NUL, and UTF-8 has nothing for half a surrogate pair. */
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private Texts() {}

    public static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = ODD.matcher(text).replaceAll("\uFFFD");
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2)) + "...";
    }
}
