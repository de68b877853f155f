package org.flaghoist.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.TextBreak;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.tryout.FaultAdvice;
import org.jspecify.annotations.Nullable;

/** A line for each fault of a partner's file: file, line, place, field, code, value, and what to do. */
final class FaultLines {

    /** As the detail of a text that is no XML has it. */
    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9}), column [0-9]+");

    private final Path file;
    private final Path folder;
    private final Mapping mapping;
    private final String text;

    /** @param folder of the partner, with its mapping */
    FaultLines(Path file, Path folder, Mapping mapping, byte[] content) {
        this.file = file;
        this.folder = folder;
        this.mapping = mapping;
        this.text = mapping.text(content).text();
    }

    String of(Rejection fault) {
        TextBreak broken = breakOff(mapping, text, fault);
        // The places of a file's pieces count from its beginning, as if it were one.
        Span span = mapping.highlight(text, 1, fault.location(), fault.field());
        String where = file + ":" + (broken == null ? lineOf(fault, span) : broken.line());
        Explanation explained = mapping.explain(text, 1, fault);
        if (explained != null) {
            return line(where, place(fault.location()), within(explained.field(), fault), fault, explained.words());
        }
        return line(where, place(fault.location()), within(fault.field(), fault), fault, words(fault, broken, span));
    }

    private static @Nullable String within(@Nullable String field, Rejection fault) {
        return field == null || fault.part() == null ? field : field + ", " + fault.part();
    }

    private String words(Rejection fault, @Nullable TextBreak broken, @Nullable Span span) {
        if (broken != null) {
            return broken.words() + "; " + FaultAdvice.inbound(fault, table(fault));
        }
        Path format = folder.resolve("format.yaml");
        return Stream.of(
                        Optional.ofNullable(UnfitFigure.words(format, fault)),
                        Optional.ofNullable(new UnfitValue(format, mapping, text).words(fault, span)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> found(fault) + FaultAdvice.inbound(fault, table(fault)));
    }

    /** Where reading broke off, as far as the message as a whole is malformed; else null. */
    static @Nullable TextBreak breakOff(Mapping mapping, String text, Rejection fault) {
        boolean isWhole =
                fault.code() == FaultCode.MALFORMED && fault.location().isEmpty() && fault.field() == null;
        return isWhole ? mapping.breakOff(text) : null;
    }

    private long lineOf(Rejection fault, @Nullable Span span) {
        if (span != null) {
            return 1
                    + text.substring(0, span.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
        Matcher said = LINE.matcher(Objects.requireNonNullElse(fault.detail(), ""));
        return said.matches() && fault.code() == FaultCode.MALFORMED ? Long.parseLong(said.group(1)) : 1;
    }

    private String table(Rejection fault) {
        UnknownWord unknown = fault.unknown();
        return unknown == null ? "" : CodeTables.file(folder, unknown.table()).toString();
    }

    // Of letters, the detail is what they are.
    private static String found(Rejection fault) {
        String detail = fault.detail();
        if (detail == null) {
            return "";
        }
        if (fault.letters() != null) {
            return detail + "; ";
        }
        return "'" + detail + "'" + (fault.unknown() == null ? "; " : " ");
    }

    private static String line(String where, String place, @Nullable String field, Rejection fault, String words) {
        return Stream.of(
                        where,
                        place,
                        Objects.requireNonNullElse(field, ""),
                        fault.code().name(),
                        words)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static String place(String location) {
        return location.isEmpty() ? "message" : location.matches("\\d+") ? "record " + location : location;
    }
}
