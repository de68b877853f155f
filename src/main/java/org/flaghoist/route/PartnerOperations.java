package org.flaghoist.route;

import org.flaghoist.ledger.Standing;
import org.flaghoist.partner.PartnerState;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** One partner in the console. */
@ManagedResource(description = "A partner: how the hub deals with it, and what waits")
public final class PartnerOperations {

    private final String partner;
    private final PartnerStates states;
    private final Broker broker;
    private final Operator operator;

    PartnerOperations(String partner, PartnerStates states, Broker broker, Operator operator) {
        this.partner = partner;
        this.states = states;
        this.broker = broker;
        this.operator = operator;
    }

    @ManagedAttribute(description = "ACTIVE, PAUSED or TESTING")
    public String getState() {
        return standing().state().name();
    }

    @ManagedAttribute(description = "Which of its trials it is in; 0 where what it sends is meant in earnest")
    public int getTrial() {
        return standing().trial();
    }

    @ManagedAttribute(description = "Since when")
    public String getSince() {
        return standing().since().toString();
    }

    @ManagedAttribute(description = "Who changed it")
    public String getBy() {
        return standing().by();
    }

    @ManagedAttribute(description = "Why")
    public String getReason() {
        return standing().reason();
    }

    @ManagedAttribute(description = "Messages that came from it and are to be translated")
    public long getWaitingIn() {
        return broker.count(Queues.in(partner));
    }

    @ManagedAttribute(description = "Messages for it")
    public long getWaitingOut() {
        return broker.count(Queues.out(partner));
    }

    /** Lets nothing move any more. */
    @ManagedOperation(description = "Keep its queues and let nothing move")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void pause(String reason) {
        states.change(partner, PartnerState.PAUSED, operator.name(), reason);
    }

    /** Begins a trial. */
    @ManagedOperation(description = "Begin a trial: record what would become of its messages and send nothing")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void test(String reason) {
        states.change(partner, PartnerState.TESTING, operator.name(), reason);
    }

    /** Goes on in earnest. */
    @ManagedOperation(description = "Go on, with what waits first")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void activate(String reason) {
        states.change(partner, PartnerState.ACTIVE, operator.name(), reason);
    }

    private Standing standing() {
        return states.of(partner);
    }
}
