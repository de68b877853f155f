package org.flaghoist.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/** One line of a properties file. */
final class PropertyLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+=[A-Za-z0-9._=-]+");

    private PropertyLine() {}

    /** With its line break, and all escaped that must be. */
    static String of(String key, String value) {
        String plain = key + "=" + value;
        return (PLAIN.matcher(plain).matches() ? plain : stored(key, value)) + "\n";
    }

    private static String stored(String key, String value) {
        Properties one = new Properties();
        one.setProperty(key, value);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            one.store(written, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Java puts the date before it.
        return written.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
    }

    /** The key of a line; empty of a comment. */
    static String key(String line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return one.stringPropertyNames().stream().findFirst().orElse("");
    }
}
