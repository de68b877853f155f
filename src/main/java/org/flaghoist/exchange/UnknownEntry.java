package org.flaghoist.exchange;

import java.io.Serial;

/** The ledger does not have the entry that a message comes from: it is older than the broker's journal. */
final class UnknownEntry extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownEntry(long entry, String messageKey) {
        super("entry " + entry + " of the ledger is not message " + messageKey
                + ": the ledger is older than the broker's"
                + " journal. Restore both from the same backup, or discard the journal (docs/operate/restore.md);"
                + " where the ledger's newest commits are lost for good, or the entry was older than records are kept,"
                + " set the message aside: dead unknown");
    }
}
