package org.flaghoist.route;

/** What a broker's queue is. */
record QueueFacts(String name, String address, boolean exclusive, boolean durable, long messages) {}
