package org.flaghoist.operator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be sent again (docs/jmx.md).
 *
 * @param since null from the beginning, {@code until} null till now; one of them has to be given, or references
 */
record RepeatQuery(
        @Nullable String partner,
        @Nullable String since,
        @Nullable String until,
        @Nullable List<String> references,
        @Nullable Boolean allRevisions) {

    private static final int MOST_REFERENCES = 100;

    RepeatScope scope(Instant now) {
        List<String> named = Objects.requireNonNullElse(references, List.<String>of()).stream()
                .map(String::strip)
                .filter(reference -> !reference.isEmpty())
                .toList();
        Instant from = time(since, Instant.EPOCH);
        Instant to = time(until, now);
        if (named.isEmpty() && from.equals(Instant.EPOCH)) {
            throw new OperationRejected("say from when on, or which references");
        } else if (!from.isBefore(to)) {
            throw new OperationRejected("the end, " + to + ", is not after the beginning, " + from);
        } else if (named.size() > MOST_REFERENCES) {
            throw new OperationRejected("name at most " + MOST_REFERENCES + " references, or give a time");
        }
        return new RepeatScope(
                Objects.requireNonNullElse(partner, "").strip(), from, to, named, Boolean.TRUE.equals(allRevisions));
    }

    private static Instant time(@Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new OperationRejected("'" + text + "' is no time with a zone; write 2026-11-03T14:00Z");
        }
    }
}
