package org.flaghoist.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Quota;
import org.flaghoist.partner.Sftp;

/**
 * What the partners are to the broker.
 *
 * @param partners the ids of all of them
 * @param users by partner, of those that come to the broker
 * @param servers by partner, of those that the hub goes to; they have no user on the broker
 * @param quotas by partner, how much of the disk it may take
 * @param events what other systems, which are no partners, are told
 */
public record BrokerPlan(
        List<String> partners,
        Map<String, Jms> users,
        Map<String, Sftp> servers,
        Map<String, Quota> quotas,
        EventsSettings events) {

    /** As {@link #of(Collection, EventsSettings)}, where other systems are told nothing. */
    public static BrokerPlan of(Collection<Partner> partners) {
        return of(partners, EventsSettings.OFF);
    }

    /** @throws SetupException where one user would have the rights of two partners, or the hub's */
    public static BrokerPlan of(Collection<Partner> partners, EventsSettings events) {
        Map<String, Jms> users = new LinkedHashMap<>();
        Map<String, Sftp> servers = new LinkedHashMap<>();
        for (Partner partner : partners) {
            if (partner.transport() instanceof Jms user) {
                users.put(partner.id(), user);
            } else if (partner.transport() instanceof Sftp server) {
                servers.put(partner.id(), server);
            }
        }
        return new BrokerPlan(
                partners.stream().map(Partner::id).toList(),
                users,
                servers,
                partners.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Partner::id, partner -> partner.limits().quota())),
                events);
    }

    /** What the embedded broker cannot do without: it knows users by their passwords alone. */
    public List<String> missingPasswords() {
        Stream<String> partners = users.entrySet().stream()
                .filter(entry -> entry.getValue().password() == null)
                .map(entry ->
                        "partner " + entry.getKey() + ": give jms.password, as {env: NAME} or {file: path}; only a"
                                + " external broker (flaghoist.broker.external) knows users by certificates");
        return Stream.concat(partners, events.faults().stream()).toList();
    }

    /** The partner whose user this is; empty for the hub's own. */
    Optional<String> partnerOf(String user) {
        return users.entrySet().stream()
                .filter(entry -> entry.getValue().user().equals(user))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The partners that take what is for them themselves, by the queue where they do. */
    public Map<String, String> takers() {
        return users.keySet().stream().collect(Collectors.toUnmodifiableMap(QueueNames::out, Function.identity()));
    }

    /** All queues there must be. */
    public Stream<String> queues() {
        return Stream.concat(
                Stream.of(QueueNames.DEAD, QueueNames.EXPIRED, QueueNames.JOURNAL_CHECKPOINT, QueueNames.TAKEN),
                partners.stream().flatMap(this::queues));
    }

    /** Those of one partner. */
    Stream<String> queues(String partner) {
        return Stream.of(
                        waysIn(partner),
                        waysOut(partner),
                        Stream.of(QueueNames.held(partner), QueueNames.deadIn(partner), QueueNames.deadOut(partner)),
                        users.containsKey(partner) ? Stream.of(QueueNames.withdrawn(partner)) : Stream.<String>empty())
                .flatMap(Function.identity());
    }

    /** The queues of what came from a partner: all of it, and beside it a copy of what looks urgent. */
    public Stream<String> waysIn(String partner) {
        return Stream.of(QueueNames.in(partner), QueueNames.urgentIn(partner));
    }

    /** The queues of what goes to a partner: one, or a lane for each where it has a server. */
    public Stream<String> waysOut(String partner) {
        return servers.containsKey(partner)
                ? Stream.of(QueueNames.out(partner), QueueNames.urgentOut(partner))
                : Stream.of(QueueNames.out(partner));
    }

    Quota quota(String partner) {
        return Objects.requireNonNull(quotas.get(partner), partner);
    }

    /** What is refused at the send when it holds more: the quota of a partner, by its inbound queue. */
    Optional<Quota> limit(String queue) {
        return QueueNames.isIn(queue) ? Optional.ofNullable(quotas.get(QueueNames.partner(queue))) : Optional.empty();
    }

    /** One consumer at a time, so that order is kept and no two copies are handled at once. */
    boolean isExclusive(String queue) {
        return partners.contains(QueueNames.partner(queue)) && (QueueNames.isInbound(queue) || QueueNames.isOut(queue));
    }
}
