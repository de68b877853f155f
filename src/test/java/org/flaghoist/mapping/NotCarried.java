package org.flaghoist.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a partner's form does not carry, as its README says: {@code src/test/samples/<partner>/not-carried.csv}, a row
 * {@code when;member;reason}. A partner without the file carries all.
 *
 * @param in fields, under the partner's names, whose absence changes nothing in what is read
 * @param out a change of it changes nothing in what is rendered
 * @param alone a change of it alone does not come back when what was rendered is read
 * @param back it comes back otherwise from what the partner itself sent
 * @param added it comes back where it was not there
 */
record NotCarried(Set<String> in, Set<String> out, Set<String> alone, Set<String> back, Set<String> added) {

    private static final Path SAMPLES = Path.of("src/test/samples");

    static NotCarried by(String partner) {
        return new NotCarried(
                members(partner, "in"),
                members(partner, "out"),
                members(partner, "alone"),
                members(partner, "back"),
                members(partner, "added"));
    }

    private static Set<String> members(String partner, String when) {
        Path file = SAMPLES.resolve(partner).resolve("not-carried.csv");
        if (Files.notExists(file)) {
            return Set.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(when + ";"))
                    .map(line -> line.split(";", 3)[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
