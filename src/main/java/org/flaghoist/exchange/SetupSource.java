package org.flaghoist.exchange;

/** Reads what the files say about the partners, with the credentials that this hub has. */
@FunctionalInterface
public interface SetupSource {

    /** @throws org.flaghoist.notification.SetupException with all faults of all files */
    Setup read(SetupFiles files);
}
