package org.flaghoist.parking;

import java.time.Instant;
import org.flaghoist.people.Person;

/** What one person wants done with a held message, {@link Act#RELEASE} or {@link Act#REFUSE}, and why. */
public record Vote(Person person, Act act, String reason, Instant at) {

    public String actor() {
        return person.name();
    }
}
