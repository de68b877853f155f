package org.flaghoist.broker;

/** Journal and ledger were not backed up together. A class of its own: each kind of failure is logged once. */
final class BackupMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupMismatch(String message) {
        super(message);
    }
}
