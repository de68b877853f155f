package org.flaghoist.operator;

import java.util.function.Supplier;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.MaintenanceJob;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.StateChange;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.sftp.ConnectionReport;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/**
 * One partner in the console. It mostly passes calls on: it is the one place that gives each thing that operators see
 * or do its name, its words and the name of the operator.
 */
@ManagedResource(description = "A partner: its state, and what waits")
public final class PartnerOperations {

    private final String partner;
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final MaintenanceJob maintenanceJob;
    private final CachedQueueCounts queues;
    private final Operator operator;
    private final Supplier<ConnectionReport> check;

    public PartnerOperations(
            String partner,
            PartnerStates states,
            Maintenance maintenance,
            MaintenanceJob maintenanceJob,
            CachedQueueCounts queues,
            Operator operator,
            Supplier<ConnectionReport> check) {
        this.partner = partner;
        this.states = states;
        this.maintenance = maintenance;
        this.maintenanceJob = maintenanceJob;
        this.queues = queues;
        this.operator = operator;
        this.check = check;
    }

    @ManagedAttribute(description = "ACTIVE, PAUSED or TESTING")
    public String getState() {
        return lastChange().state().name();
    }

    @ManagedAttribute(description = "The number of its test run; 0 where what it sends is live")
    public int getTestRun() {
        return lastChange().testRun();
    }

    @ManagedAttribute(description = "Since when")
    public String getSince() {
        return lastChange().since().toString();
    }

    @ManagedAttribute(description = "Who changed it")
    public String getBy() {
        return lastChange().by();
    }

    @ManagedAttribute(description = "Why")
    public String getReason() {
        return lastChange().reason();
    }

    @ManagedAttribute(
            description = "The maintenance window that is open now, or else the next; empty where there is none")
    public @Nullable String getMaintenance() {
        return maintenance
                .next(partner)
                .map(window -> "%s to %s by %s: %s".formatted(window.from(), window.to(), window.by(), window.reason()))
                .orElse(null);
    }

    @ManagedAttribute(description = "Messages that came from it and are to be translated")
    public long getWaitingIn() {
        return queues.count(QueueNames.in(partner));
    }

    @ManagedAttribute(description = "Messages for it")
    public long getWaitingOut() {
        return queues.countOut(partner);
    }

    /** Lets nothing move any more. */
    @ManagedOperation(description = "Let everything from it and for it wait, in order, until it is activated")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void pause(String reason) {
        states.change(partner, PartnerState.PAUSED, operator.name(), reason);
    }

    /** Begins a test run. */
    @ManagedOperation(description = "Begin a test run: everything is done and recorded, and nothing is sent")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void test(String reason) {
        states.change(partner, PartnerState.TESTING, operator.name(), reason);
    }

    /** Makes it live again. */
    @ManagedOperation(description = "End a pause or test mode; what waits is handled first")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void activate(String reason) {
        states.change(partner, PartnerState.ACTIVE, operator.name(), reason);
    }

    /** Leaves it alone for a while. */
    @ManagedOperation(
            description = "Set a maintenance window: what is for it waits, and senders get a receipt that says so")
    @ManagedOperationParameter(name = "from", description = "with its zone: 2026-11-27T04:00Z")
    @ManagedOperationParameter(name = "to", description = "likewise")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void maintain(String from, String to, String reason) {
        maintenance.set(partner, from, to, operator.name(), reason);
        maintenanceJob.look();
    }

    /** Leaves it alone no longer. */
    @ManagedOperation(description = "End its maintenance window now, or cancel the next one")
    @ManagedOperationParameter(name = "reason", description = "Why; the ledger keeps it")
    public void endMaintenance(String reason) {
        maintenance.end(partner, operator.name(), reason);
        maintenanceJob.look();
    }

    /** Tries the way to it. */
    @ManagedOperation(description = "Test the connection step by step; moves nothing")
    public String testConnection() {
        return JsonText.of(check.get());
    }

    private StateChange lastChange() {
        return states.of(partner);
    }
}
