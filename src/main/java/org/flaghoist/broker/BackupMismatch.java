package org.flaghoist.broker;

/** Journal and ledger were not backed up together. A class of its own: the log tells each kind of trouble once. */
final class BackupMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupMismatch(String message) {
        super(message);
    }
}
