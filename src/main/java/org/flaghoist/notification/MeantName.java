package org.flaghoist.notification;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody who mistyped it has meant: one letter in three may differ. */
public final class MeantName {

    private static final int LETTERS_FOR_EACH_FAULT = 3;

    private MeantName() {}

    /** The most similar of these names, capital or small letters; null where none is similar. */
    public static @Nullable String of(String typed, Collection<String> names) {
        String meant = null;
        int least = Integer.MAX_VALUE;
        for (String name : new TreeSet<>(names)) {
            int most = Math.max(1, Math.min(typed.length(), name.length()) / LETTERS_FOR_EACH_FAULT);
            // Names are short, but what was typed may be as long as a file.
            int faults = Math.abs(typed.length() - name.length()) > most
                    ? Integer.MAX_VALUE
                    : LetterFaults.between(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (faults <= most && faults < name.length() && faults < least) {
                meant = name;
                least = faults;
            }
        }
        return meant;
    }
}
