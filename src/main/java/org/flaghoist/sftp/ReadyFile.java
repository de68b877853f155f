package org.flaghoist.sftp;

/**
 * A file that is to be taken now.
 *
 * @param testRun which of the partner's test runs it was put there for, 0 for none; decided
 *     when it was seen, so that a change of the partner's state changes nothing about it
 */
public record ReadyFile(RemoteFile remote, int testRun) {}
