package org.flaghoist.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.timestamp.DayStamp;
import org.flaghoist.timestamp.TimeStampFailed;
import org.flaghoist.timestamp.TrustedCertificates;
import org.jspecify.annotations.Nullable;

/** What time stamps show of the hub's record: until when it was proved to be there, and what contradicts that. */
public final class StampedChain {

    /** The hub asks for a day's on the day after it; clocks differ a little. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final ExportedChain chain;
    private final TrustedCertificates trusted;
    private final List<String> contradictions = new ArrayList<>();
    private @Nullable DayStamp last;
    private @Nullable Instant lastTime;
    private int older;

    public StampedChain(ExportedChain chain, TrustedCertificates trusted) {
        this.chain = chain;
        this.trusted = trusted;
    }

    /**
     * What was found.
     *
     * @param contradictions each in a sentence, with what to do
     */
    public record ComparedStamps(List<String> contradictions, String summary) {}

    public ComparedStamps compare(List<DayStamp> stamps) {
        stamps.forEach(this::compare);
        return new ComparedStamps(List.copyOf(contradictions), summary(stamps.size()));
    }

    private void compare(DayStamp stamp) {
        Instant time;
        try {
            time = stamp.time(trusted);
        } catch (TimeStampFailed e) {
            contradict(
                    stamp,
                    "shows nothing: " + e.getMessage()
                            + ". Take it as it was exported, or give the certificate that was trusted then");
            return;
        }
        long link = stamp.head().link();
        if (!isOfTheDayAfter(stamp, time)) {
            contradict(
                    stamp,
                    "was made on " + time + ", and not on the day after: the record may have been rewritten"
                            + " until then, and stamped anew");
        } else if (link < chain.first().link()) {
            older++;
        } else if (chain.hash(link).filter(stamp.head().hash()::equals).isEmpty()) {
            contradict(
                    stamp,
                    "contradicts the record: on " + time + " link " + link + " was "
                            + stamp.head().hash()
                            + ", and the chain has "
                            + chain.hash(link)
                                    .map(hash -> hash + " there")
                                    .orElse("no such link and ends with link "
                                            + chain.last().link())
                            + ". The record was rewritten after that, or set back");
        } else if (lastTime == null || time.isAfter(lastTime)) {
            last = stamp;
            lastTime = time;
        }
    }

    private static boolean isOfTheDayAfter(DayStamp stamp, Instant time) {
        try {
            Instant after = LocalDate.parse(stamp.day())
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return time.isAfter(after.minus(CLOCKS))
                    && time.isBefore(after.plus(Duration.ofDays(1)).plus(CLOCKS));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void contradict(DayStamp stamp, String words) {
        contradictions.add("the time stamp of " + stamp.day() + " " + words);
    }

    private String summary(int number) {
        String old = older == 0 ? "" : "; " + older + " are older than the chain";
        String shown = last == null
                ? "; none shows when the record was there"
                : "; the record up to link " + last.head().link() + " was there on " + lastTime
                        + ". No time stamp is of what came after that link";
        return (number == 1 ? "1 time stamp was" : number + " time stamps were") + " compared" + old + shown;
    }
}
