package org.flaghoist.broker;

import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.partner.Jms;

/** The broker that the hub's queues are on: within the hub, or an operations team's own. Thread-safe. */
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, ExternalBroker {

    /**
     * Starts it for the hub alone, or connects; {@link #listen} lets the partners in where that is the hub's to say.
     */
    void start() throws Exception;

    /** Lets the partners in. Until then only the hub itself can do anything. */
    void listen() throws Exception;

    /** Names its journal: with it a message's number is unique for good. */
    String nodeId();

    /** The place in its order of what has come so far: what comes from now on is after it. */
    MessagePosition position();

    /** A place that was passed already when the broker was last asked something; empty where it was not asked yet. */
    Optional<MessagePosition> passed();

    /** What it is set up as. */
    BrokerFactsReader inventory();

    /** The hub's own way in. */
    ConnectionFactory connectionFactory();

    /** Whether it runs, and the hub reaches it. */
    boolean isRunning();

    /**
     * Whether its disk is fuller than it may be: it then takes nothing from partners.
     *
     * @throws IllegalStateException where it cannot be asked
     */
    boolean isDiskFull();

    /** Has a queue give nothing to anybody, or give again; what is in hand is finished. */
    void setShut(String queue, boolean shut);

    /** The queues that are shut now, by whomever. */
    Set<String> shutQueues();

    /** Whose messages take much of their quota of its disk. */
    List<QuotaUse> quotas();

    /**
     * Lets these partners in by the passwords that they have here, and not by earlier ones: who came in by one of those
     * is hung up on, and what is open in its transactions is rolled back. Does nothing where the broker knows them by
     * certificates.
     */
    void changePasswords(Collection<Jms> users);

    /** How many messages a queue has, those in hand included. */
    long count(String queue);

    /** Whether some of a queue's messages are in hand: given to somebody, and neither taken for good nor given back. */
    boolean isInHand(String queue);

    /** How many consumers there are. */
    int consumers(String queue);

    /** How it stands with each queue, by its name, asked all at once. */
    Map<String, QueueCounts> now();

    /** When the message came that waits longest on a queue, by the broker's clock; what is in hand waits, too. */
    Optional<Instant> oldest(String queue);

    /**
     * Removes a message from its queue, where it is on the disk, too.
     *
     * @param messageId as JMS has it
     */
    void remove(String queue, String messageId);

    /**
     * Removes messages from their queue, where they are on the disk, too. What somebody has in hand stays.
     *
     * @param filter which are meant, by their properties
     * @return how many
     */
    int removeAll(String queue, String filter);

    /**
     * Moves messages to another queue, where they are on the disk, too: none is lost or doubled, whenever it is broken
     * off. What somebody has in hand stays. The queue is looked through only once, however many are meant: one that is
     * long takes its time. Where this throws, the broker may go on with it.
     *
     * @param filter which are meant, by their properties
     */
    void moveAll(String queue, String filter, String to);

    /** Rewrites the journal without what was removed, where the broker can do that while it runs. */
    void compact();
}
