package org.flaghoist.notification;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that makes no new matcher for each text: that takes more memory than most texts. Thread-safe. */
public final class ReusedMatchers {

    private final Reused<Matcher> matchers;

    public ReusedMatchers(Pattern pattern) {
        this.matchers = new Reused<>(() -> pattern.matcher(""));
    }

    /** Whether the pattern is somewhere in the text. */
    public boolean find(String text) {
        return with(text, Matcher::find);
    }

    /** Whether the whole text is of the pattern. */
    public boolean matches(String text) {
        return with(text, Matcher::matches);
    }

    /** The first part of the text that is of the pattern, or null. */
    public @Nullable String first(String text) {
        return with(text, matcher -> matcher.find() ? matcher.group() : null);
    }

    private <T extends @Nullable Object> T with(String text, Function<Matcher, T> question) {
        return matchers.with(matcher -> {
            T answer = question.apply(matcher.reset(text));
            // It would keep the text, which may be a person's.
            matcher.reset("");
            return answer;
        });
    }
}
