package org.flaghoist.sftp;

/**
 * A file for a partner's inbox.
 *
 * @param tried whether it was tried before, by whatever process
 */
public record InboxFile(String name, byte[] content, boolean tried) {}
