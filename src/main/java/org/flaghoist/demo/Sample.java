package org.flaghoist.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that the demo plays, from {@code demo/<partner>/} of the class path.
 *
 * @param notifications how many are in it, so that the show can wait for all answers
 */
record Sample(String partner, String file, int notifications) {

    private static final Pattern SPACES = Pattern.compile(" +");

    /** All of them, in the order of the show. */
    static List<Sample> all() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(open("samples.txt"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sample::parse)
                    .toList();
        }
    }

    byte[] content() throws IOException {
        try (InputStream stream = open(partner + "/" + file)) {
            return stream.readAllBytes();
        }
    }

    private static Sample parse(String line) {
        List<String> words = SPACES.splitAsStream(line).toList();
        return new Sample(words.get(0), words.get(1), Integer.parseInt(words.get(2)));
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Sample.class.getResourceAsStream("/demo/" + name), name);
    }
}
