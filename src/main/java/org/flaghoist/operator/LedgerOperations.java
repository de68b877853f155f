package org.flaghoist.operator;

import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What operators may ask of the ledger of a running hub. */
@ManagedResource(objectName = "org.flaghoist:type=Ledger", description = "The ledger and its hash chain")
public final class LedgerOperations {

    private final ChainVerifier verifier;

    public LedgerOperations(ChainVerifier verifier) {
        this.verifier = verifier;
    }

    /** Checks the whole chain; takes about as long as reading all events. */
    @ManagedOperation(description = "Check the hash chain over all events")
    public String verify() {
        return verifier.verify().inWords();
    }
}
