package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Finds a form whose clocks go back, and that says neither which of the two hours is meant nor that it cannot. */
final class HourTwice {

    private static final String KEY = "fold";
    private static final int LAST_YEAR = 2099;

    private final Path yaml;
    private final Instant now;
    private final SetupFaults found;

    HourTwice(Path folder, Instant now, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.now = now;
        this.found = found;
    }

    void check(FormatFile format) {
        TimeForm times = format.times();
        boolean isSaid = times.hasOffset() || times.fold() != null || times.noFold();
        ZoneOffsetTransition next = isSaid ? null : next(times.zone());
        if (next != null) {
            report(format, next.getInstant(), next.getDuration().negated().dividedBy(2));
        }
    }

    /** When its clocks go back the next time, or null where they never do. */
    private @Nullable ZoneOffsetTransition next(ZoneId zone) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(now);
        while (next != null && !next.isOverlap() && next.getDateTimeBefore().getYear() <= LAST_YEAR) {
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return next != null && next.isOverlap() ? next : null;
    }

    private void report(FormatFile format, Instant change, Duration half) {
        TimeForm times = format.times();
        Instant first = change.minus(half);
        Instant second = change.plus(half);
        String text = DateTimeFormatter.ofPattern(times.moment(), Locale.ROOT).format(first.atZone(times.zone()));
        found.add(
                yaml,
                YamlLines.near(yaml, JsonPointer.valueOf("/times"), "zone"),
                "times." + KEY,
                "is missing, and in %s the clocks go back: %s and %s are both '%s'. Write how the form tells them apart,"
                                .formatted(times.zone(), utc(first), utc(second), text)
                        + " such as '" + example(format) + "', or 'noFold: true' where it cannot: then such a time is"
                        + " refused, and goes to nobody");
    }

    // In XML it is an attribute, of whatever name, if people do not write it behind the time.
    private static String example(FormatFile format) {
        return format.syntax().kind() == SyntaxKind.XML
                ? "fold: {value: '#text', flag: '@<attribute>', summer: S, winter: W}"
                : "fold: {summer: S, winter: W}";
    }

    private static String utc(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
