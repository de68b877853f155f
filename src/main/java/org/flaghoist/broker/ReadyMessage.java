package org.flaghoist.broker;

import jakarta.jms.Message;

/** A message that is about to be sent to a queue. */
public record ReadyMessage(String queue, Message message) {}
