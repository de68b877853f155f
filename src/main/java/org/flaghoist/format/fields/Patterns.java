package org.flaghoist.format.fields;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The patterns that format.yaml names, compiled once. */
final class Patterns {

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    Pattern get(String pattern) {
        return compiled.computeIfAbsent(pattern, Pattern::compile);
    }
}
