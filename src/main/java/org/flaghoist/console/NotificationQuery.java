package org.flaghoist.console;

import java.time.Instant;
import org.flaghoist.search.NotificationFilter;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the search form (docs/jmx.md); a blank member asks for nothing. */
record NotificationQuery(
        @Nullable String reference,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String type,
        @Nullable String state,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable Long before) {

    NotificationFilter filter() {
        return new NotificationFilter(
                given(reference),
                given(sender),
                given(recipient),
                given(type),
                given(state),
                since,
                until,
                given(text),
                before);
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
