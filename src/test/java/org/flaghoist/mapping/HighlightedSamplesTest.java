package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is highlighted in each sample that is rejected: {@code src/test/samples/<partner>/highlights.tsv} has sample,
 * number of the piece, location, field and the text that is marked, by its beginning where it is long. A partner of
 * whose samples none is rejected needs no such file.
 */
final class HighlightedSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final int LONGEST = 60;

    @ParameterizedTest
    @MethodSource("org.flaghoist.mapping.Shipped#partners")
    void highlightsThePlaceOfEachFault(String partner) throws IOException {
        Path file = SAMPLES.resolve(partner).resolve("highlights.tsv");
        List<String> expected = Files.exists(file) ? Files.readAllLines(file) : List.of();

        List<String> highlights = highlights(partner);

        assertThat(highlights)
                .as(() -> file + " should have these lines, where they are right:\n" + String.join("\n", highlights))
                .containsExactlyElementsOf(expected);
    }

    private static List<String> highlights(String partner) {
        Mapping mapping = Shipped.mapping(partner);
        List<String> highlights = new ArrayList<>();
        for (Path file : InboundSamples.samples(partner, mapping.extension())) {
            byte[] sample = SampleFolders.bytes(file);
            try {
                mapping.cut(sample).forEach(piece -> add(mapping, file, piece, highlights));
            } catch (Rejection e) {
                highlights.add(highlight(mapping, file, sample, 0, e));
            }
        }
        return highlights;
    }

    private static void add(Mapping mapping, Path file, Piece piece, List<String> highlights) {
        try {
            mapping.translate(piece);
        } catch (Rejection e) {
            highlights.add(highlight(mapping, file, piece.bytes(), piece.number(), e));
        }
    }

    private static String highlight(Mapping mapping, Path file, byte[] content, int number, Rejection fault) {
        String text = mapping.text(content).text();
        Span span = mapping.highlight(text, number, fault.location(), fault.field());
        String highlighted = span == null ? "(nothing)" : text.substring(span.start(), span.end());
        return String.join(
                "\t",
                file.getFileName().toString(),
                String.valueOf(number),
                fault.location(),
                String.valueOf(fault.field()),
                printable(highlighted.length() <= LONGEST ? highlighted : highlighted.substring(0, LONGEST) + "..."));
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean seen =
                    Character.isLetterOrDigit(c) || Character.getType(c) == Character.SPACE_SEPARATOR || isSign(c);
            printable.append(seen ? Character.toString(c) : "\\u%04X".formatted(c));
        });
        return printable.toString();
    }

    private static boolean isSign(int c) {
        return c > ' ' && c < 0x7F;
    }
}
