package org.flaghoist.exchange;

import org.flaghoist.sftp.OutboxRules;
import org.jspecify.annotations.Nullable;

/** Says when a partner's outbox is looked at, and which of its files are tests. */
public final class CollectionRules implements OutboxRules {

    private final TestFileCheck testFiles;
    private final CollectionGate gate;

    public CollectionRules(TestFileCheck testFiles, CollectionGate gate) {
        this.testFiles = testFiles;
        this.gate = gate;
    }

    @Override
    public @Nullable LookRules begin(String partner) {
        return gate.isOpen(partner) ? testFiles.begin(partner) : null;
    }
}
