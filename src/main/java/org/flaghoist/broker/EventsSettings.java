package org.flaghoist.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What other systems are told, {@code flaghoist.events} of {@code application.yaml}.
 *
 * @param publish whether events go to the topic
 * @param mostUnread so many messages with events may wait on the broker for those who do not read them; then no more
 *     are published
 * @param password of the embedded broker's user {@link BrokerRights#EVENTS}; an external broker knows certificates
 */
@ConfigurationProperties(prefix = "flaghoist.events", ignoreUnknownFields = false)
public record EventsSettings(
        boolean publish, long mostUnread, @Nullable String password) {

    static final EventsSettings OFF = new EventsSettings(false, 100_000, null);

    /** What the embedded broker cannot do without. */
    public List<String> faults() {
        return publish && (password == null || password.isBlank())
                ? List.of("flaghoist.events.password: give one, by which other systems come to the broker as "
                        + BrokerRights.EVENTS + ", or set flaghoist.events.publish to false")
                : List.of();
    }

    /** The password of those who subscribe at the embedded broker; null where nobody may. */
    @Nullable
    String subscribers() {
        return publish ? password : null;
    }

    @Override
    public String toString() {
        return "EventsSettings[publish=" + publish + ", mostUnread=" + mostUnread + "]";
    }
}
