package org.flaghoist.parking;

/**
 * The bytes of a message as they came in.
 *
 * @param number its place in its file
 */
public record Original(byte[] content, int number) {}
