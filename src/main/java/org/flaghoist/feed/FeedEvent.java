package org.flaghoist.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as it is published (docs/operate/events-feed.md). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedEvent(
        String id,
        long link,
        String at,
        String kind,
        String by,
        @Nullable Long entry,
        @Nullable String partner,
        @Nullable String rule,
        Map<String, Object> detail) {}
