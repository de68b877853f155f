package org.flaghoist.faults;

/**
 * What a partner got.
 *
 * @param key the broker's number of the message, or the file's name: once more under another key is once too often
 * @param order later is larger; equal where nobody can know
 * @param copy null for a receipt
 * @param receipt null for a notification
 */
record Received(String key, long order, byte[] body, Copy copy, NativeReceipt receipt) {}
