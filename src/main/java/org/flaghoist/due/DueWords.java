package org.flaghoist.due;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in two units, for people, how long: {@code 2 h 5 min}. */
public final class DueWords {

    private static final int MOST = 2;

    private DueWords() {}

    /** Of less than a minute the seconds, at least one. */
    public static String of(Duration time) {
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("d", time.toDays());
        parts.put("h", (long) time.toHoursPart());
        parts.put("min", (long) time.toMinutesPart());
        parts.put("s", time.toMinutes() == 0 ? Math.max(1L, time.toSecondsPart()) : 0L);
        return parts.entrySet().stream()
                .dropWhile(part -> part.getValue() == 0)
                .limit(MOST)
                .filter(part -> part.getValue() > 0)
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining(" "));
    }
}
