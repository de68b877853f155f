package org.flaghoist.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many people would have crossed in a vessel that was taken: an estimate, by {@code crossings-prevented.csv}, which
 * is the one place of its formula.
 */
final class CrossingEstimate {

    private static final String FILE = "/crossings-prevented.csv";
    private static final String OTHER = "OTHER";
    private static final int CENTIMETRES = 100;

    private static final String GIVEN = "estimate: the capacity that the sender gave";

    private final Map<String, People> kinds;
    private final String formula;

    private CrossingEstimate(Map<String, People> kinds) {
        this.kinds = kinds;
        this.formula = inWords(kinds);
    }

    private record People(String kind, int perMetre, int usualMetres, int most) {

        static People of(String line) {
            String[] cells = line.split(",");
            return new People(
                    cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), Integer.parseInt(cells[3]));
        }

        int in(@Nullable Integer lengthCm) {
            long centimetres = lengthCm == null ? (long) usualMetres * CENTIMETRES : lengthCm;
            return (int) Math.min(most, centimetres * perMetre / CENTIMETRES);
        }

        String inWords() {
            return "%s %d (%d m where none is given, %d people at most)".formatted(kind, perMetre, usualMetres, most);
        }
    }

    static CrossingEstimate read() {
        try (InputStream file = CrossingEstimate.class.getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, People> kinds = new LinkedHashMap<>();
            text.lines().skip(1).map(People::of).forEach(people -> kinds.put(people.kind(), people));
            return new CrossingEstimate(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a vessel whose capacity is not given. */
    int people(@Nullable String kind, @Nullable Integer lengthCm) {
        People people = kinds.get(kind);
        return (people == null ? Objects.requireNonNull(kinds.get(OTHER)) : people).in(lengthCm);
    }

    /** How a number was estimated; null of what is counted. */
    @Nullable
    String note(String measure, @Nullable String kind) {
        if (!measure.equals(PictureNumber.CROSSINGS)) {
            return null;
        }
        return PictureNumber.BY_CAPACITY.equals(kind) ? GIVEN : formula;
    }

    /** For whoever reads the number. */
    String formula() {
        return formula;
    }

    private static String inWords(Map<String, People> kinds) {
        return "estimate: metres of length times people per metre, rounded down: "
                + kinds.values().stream().map(People::inWords).collect(Collectors.joining(", "));
    }
}
