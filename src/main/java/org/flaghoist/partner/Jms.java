package org.flaghoist.partner;

/**
 * The partner sends to {@code in.<id>} and consumes from {@code out.<id>} on the hub's broker.
 *
 * @param user of the partner on the broker
 */
public record Jms(String user, Secret password) implements Transport {}
