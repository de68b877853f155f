package org.flaghoist.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.exchange.Contact.Way;
import org.flaghoist.sftp.Servers;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * When each partner was last heard of. Kept in memory and written down once a minute and at the stop, so that it costs
 * no message anything; a crash loses that minute. Thread-safe.
 */
public final class LastContacts implements ExchangeListener, AutoCloseable {

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(LastContacts.class), "Writing down when partners were last heard of");
    private final Contacts contacts;
    private final Servers servers;
    private final Clock clock;
    private final Map<ContactKey, Instant> last = new ConcurrentHashMap<>();
    private final Map<ContactKey, Instant> written = new ConcurrentHashMap<>();

    private record ContactKey(String partner, Way way) {}

    public LastContacts(Contacts contacts, Servers servers, Clock clock) {
        this.contacts = contacts;
        this.servers = servers;
        this.clock = clock;
        contacts.all().forEach(contact -> written.put(new ContactKey(contact.partner(), contact.way()), contact.at()));
        last.putAll(written);
    }

    /** The last one; null where there was none yet. */
    public @Nullable Instant of(String partner, Way way) {
        connections();
        return last.get(new ContactKey(partner, way));
    }

    @Override
    public void translated(Translated event) {
        note(event.sender(), Way.RECEIVED);
    }

    @Override
    public void delivered(Delivered event) {
        note(event.recipient(), Way.DELIVERED);
    }

    /** A partner took a message from its queue. */
    public void taken(String partner) {
        note(partner, Way.DELIVERED);
    }

    private void note(String partner, Way way) {
        last.put(new ContactKey(partner, way), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void connections() {
        servers.all()
                .forEach((partner, server) -> server.forEach((direction, connection) -> {
                    Instant answered = connection.lastAnswered();
                    if (answered != null) {
                        last.merge(new ContactKey(partner, Way.CONNECTED), answered, LastContacts::later);
                    }
                }));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        outageLog.attempt(this::save);
    }

    private synchronized void save() {
        connections();
        List<Contact> news = last.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(written.get(entry.getKey())))
                .map(entry ->
                        new Contact(entry.getKey().partner(), entry.getKey().way(), entry.getValue()))
                .toList();
        contacts.save(news);
        news.forEach(contact -> written.put(new ContactKey(contact.partner(), contact.way()), contact.at()));
    }

    @Override
    public void close() {
        write();
    }
}
