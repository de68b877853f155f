package org.flaghoist.notification;

import java.util.IdentityHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One matcher for each pattern, for one value and one thread: a new one for each text costs more than most texts. */
final class Matchers {

    private final IdentityHashMap<Pattern, Matcher> byPattern = new IdentityHashMap<>();

    boolean find(Pattern pattern, String text) {
        return byPattern
                .computeIfAbsent(pattern, each -> each.matcher(""))
                .reset(text)
                .find();
    }
}
