package org.flaghoist.faults;

/**
 * What a receipt says.
 *
 * @param id empty where the sender's reference could not be read; the revision is then 0
 * @param recipient empty where the receipt is about no recipient
 */
record NativeReceipt(String id, int revision, String status, String recipient) {}
