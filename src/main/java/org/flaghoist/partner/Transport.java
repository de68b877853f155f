package org.flaghoist.partner;

/**
 * How the partner is reached: it comes to the hub's broker ({@link Jms}) or the hub goes to its server ({@link Sftp}).
 */
public sealed interface Transport permits Jms, Sftp {}
