package org.flaghoist.broker;

/**
 * What the plugin {@link InboundMessageSanitizer} says of itself and of its broker, also what management cannot be
 * asked.
 */
public interface SanitizerFactsMBean {

    /** In bytes; a partner's message of more is refused. */
    long getLargestMessage();

    /** Whether the broker's journal waits until the disk has what it wrote. */
    boolean isJournalDatasync();

    /** How much of their quotas partners take, where it is much: partner, part, percent and whether it is full. */
    String[] getQuotas();

    /** How what is urgent of each partner looks to it: key, = and value of its properties; none within a hub. */
    String[] getUrgency();

    /** The names of the acceptors that speak another protocol than Core and AMQP, or do not say which. */
    String[] getOtherProtocols();
}
