package org.flaghoist.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;

/**
 * What the console highlights in each sample that is rejected, as {@code highlights.tsv} has it: sample, number of the
 * piece, location, field, and the text, by its beginning where it is long.
 *
 * @param file of the partner
 */
record GoldenHighlights(Path file, Mapping mapping) {

    /** Its name in a partner's folder of samples. */
    static final String NAME = "highlights.tsv";

    private static final int LONGEST = 60;

    /**
     * Empty where the file has the rows that the samples give.
     *
     * @param sound what is rejected as it must be
     * @param others their rows stay as they are
     */
    Optional<GoldenDifference> difference(List<Path> sound, List<Path> others) {
        Map<String, String> given = new LinkedHashMap<>();
        sound.stream().flatMap(this::rows).forEach(row -> given.put(piece(row), row));
        List<String> expected = Files.exists(file)
                ? new String(JsonFiles.bytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        List<String> kept = expected.stream()
                .filter(row -> others.contains(file.resolveSibling("in").resolve(name(row))))
                .toList();
        List<String> lines = Files.exists(file)
                ? differing(expected, given, kept)
                : given.keySet().stream()
                        .limit(1)
                        .map(any -> file + Samples.MISSING)
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new GoldenDifference(file, List.of(), written(given, kept), lines));
    }

    private List<String> differing(List<String> expected, Map<String, String> given, List<String> kept) {
        List<String> lines = new ArrayList<>();
        Map<String, String> left = new LinkedHashMap<>(given);
        for (int i = 0; i < expected.size(); i++) {
            String row = expected.get(i);
            String now = left.remove(piece(row));
            if (!row.equals(now) && !kept.contains(row)) {
                String got = now == null ? "no fault" : marked(now);
                lines.add("%s:%d: %s: expected %s, got %s".formatted(file, i + 1, piece(row), marked(row), got));
            }
        }
        left.forEach((piece, row) -> lines.add("%s:%d: %s: expected no row, got %s"
                .formatted(file, Math.max(expected.size(), 1), piece, marked(row))));
        return lines;
    }

    private static byte[] written(Map<String, String> given, List<String> kept) {
        return Stream.concat(given.values().stream(), kept.stream())
                .sorted(Comparator.comparing(GoldenHighlights::name))
                .map(row -> row + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String row) {
        return row.replaceFirst("\t.*", "");
    }

    private static String piece(String row) {
        return row.replaceFirst("^([^\t]*)\t([^\t]*)\t.*$", "$1, $2");
    }

    private static String marked(String row) {
        return "'" + row.replaceFirst("^[^\t]*\t[^\t]*\t", "").replace('\t', ' ') + "'";
    }

    private Stream<String> rows(Path sample) {
        byte[] content = JsonFiles.bytes(sample);
        try {
            return mapping.cut(content).stream().flatMap(piece -> row(sample, piece));
        } catch (Rejection e) {
            return Stream.of(row(sample, content, 0, e));
        }
    }

    private Stream<String> row(Path sample, Piece piece) {
        try {
            mapping.translate(piece);
            return Stream.empty();
        } catch (Rejection e) {
            return Stream.of(row(sample, piece.bytes(), piece.number(), e));
        }
    }

    private String row(Path sample, byte[] content, int number, Rejection fault) {
        String text = mapping.text(content).text();
        Span span = mapping.highlight(text, number, fault.location(), fault.field());
        String highlighted = span == null ? "(nothing)" : text.substring(span.start(), span.end());
        return String.join(
                "\t",
                sample.getFileName().toString(),
                String.valueOf(number),
                fault.location(),
                String.valueOf(fault.field()),
                printable(highlighted.length() <= LONGEST ? highlighted : highlighted.substring(0, LONGEST) + "..."));
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isSeen = Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.SPACE_SEPARATOR
                    || (c > ' ' && c < 0x7F);
            printable.append(isSeen ? Character.toString(c) : "\\u%04X".formatted(c));
        });
        return printable.toString();
    }
}
