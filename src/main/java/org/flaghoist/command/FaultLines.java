package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.tryout.FaultAdvice;

/** A line for each fault of a partner's file: file, line, place, field, code, value, and what to do. */
final class FaultLines {

    private final Path file;
    private final Mapping mapping;
    private final String text;

    FaultLines(Path file, Mapping mapping, byte[] content) {
        this.file = file;
        this.mapping = mapping;
        this.text = mapping.text(content).text();
    }

    String of(Rejection fault) {
        // The places of a file's pieces count from its beginning, as if it were one.
        Span span = mapping.highlight(text, 1, fault.location(), fault.field());
        long line = span == null
                ? 1
                : 1
                        + text.substring(0, span.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return line(file + ":" + line, place(fault.location()), fault, FaultAdvice.inbound(fault.code()));
    }

    /** Of a copy: where the field stands in the recipient's {@code format.yaml}. */
    static String ofCopy(Path mappings, String recipient, Rejection fault) {
        Path format = mappings.resolve(RecipientId.partner(recipient)).resolve("format.yaml");
        String field = Objects.requireNonNullElse(fault.field(), "");
        int line = Math.max(YamlLines.of(format, JsonPointer.valueOf("/notification"), field), 1);
        return line(format + ":" + line, "", fault, FaultAdvice.outbound(fault.code()));
    }

    private static String line(String where, String place, Rejection fault, String advice) {
        String detail = fault.detail() == null ? "" : "'" + fault.detail() + "'; ";
        return Stream.of(
                        where,
                        place,
                        Objects.requireNonNullElse(fault.field(), ""),
                        fault.code().name(),
                        detail + advice)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static String place(String location) {
        return location.isEmpty() ? "message" : location.matches("\\d+") ? "record " + location : location;
    }
}
