package org.flaghoist.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file that the demo sends, from {@code demo/<partner>/} of the class path.
 *
 * @param answers how many notifications are in it, so that the show can wait for the answers
 */
record DemoSample(String partner, String file, int answers) {

    private static final Pattern SPACES = Pattern.compile(" +");

    byte[] content() throws IOException {
        try (InputStream stream = open(partner + "/" + file)) {
            return stream.readAllBytes();
        }
    }

    static DemoSample parse(String line) {
        List<String> words = SPACES.splitAsStream(line).toList();
        return new DemoSample(words.get(0), words.get(1), Integer.parseInt(words.get(2)));
    }

    static InputStream open(String name) {
        return Objects.requireNonNull(DemoSample.class.getResourceAsStream("/demo/" + name), name);
    }
}
