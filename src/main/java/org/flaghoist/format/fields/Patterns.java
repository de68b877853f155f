package org.flaghoist.format.fields;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.flaghoist.notification.ReusedMatchers;

/** The patterns that format.yaml names, compiled once. */
final class Patterns {

    private final Map<String, ReusedMatchers> compiled = new ConcurrentHashMap<>();

    ReusedMatchers get(String pattern) {
        return compiled.computeIfAbsent(pattern, written -> new ReusedMatchers(Pattern.compile(written)));
    }
}
