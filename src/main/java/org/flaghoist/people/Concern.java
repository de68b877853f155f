package org.flaghoist.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks after, or writes a note on.
 *
 * @param parked the name of a dead letter or hold; null where it is an alarm
 * @param alarm the number of an alarm; null where it is none
 */
public record Concern(@Nullable String parked, @Nullable Long alarm) {

    private static final Pattern ALARM = Pattern.compile("alarm-([0-9]{1,18})");

    /** @param about {@code 17-in}, {@code 16-held-west}, {@code alarm-3} */
    public static Concern of(String about) {
        String name = about.strip();
        Matcher alarm = ALARM.matcher(name);
        return alarm.matches() ? new Concern(null, Long.valueOf(alarm.group(1))) : new Concern(name, null);
    }

    /** The column of the tables that names it. */
    String column() {
        return alarm == null ? "parked" : "alarm";
    }

    Object value() {
        return alarm == null ? String.valueOf(parked) : alarm;
    }

    @Override
    public String toString() {
        return alarm == null ? String.valueOf(parked) : "alarm " + alarm;
    }
}
