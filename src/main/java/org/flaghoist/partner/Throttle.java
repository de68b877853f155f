package org.flaghoist.partner;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many messages a partner's side takes in how long: files on an SFTP partner's server, and what a JMS partner is
 * sent again.
 *
 * @param most from 1
 * @param per a second, a minute or an hour
 */
public record Throttle(int most, Duration per) {

    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})/(s|min|h)");

    /** @throws IllegalArgumentException where it is none, with what to give */
    static Throttle of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is no throttle: give a whole number from 1 to 999999 and /s, /min or"
                    + " /h, such as 10/s or 600/min");
        }
        return new Throttle(Integer.parseInt(matcher.group(1)), Objects.requireNonNull(UNITS.get(matcher.group(2))));
    }

    /** As a partner's file says it. */
    public String text() {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().equals(per))
                .map(unit -> most + "/" + unit.getKey())
                .findFirst()
                .orElseThrow();
    }

    /** How long so many take. */
    public Duration time(long count) {
        return Duration.ofMillis(count * per.toMillis() / most);
    }
}
