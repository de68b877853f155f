package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.people.Shifts;
import org.flaghoist.reload.CurrentSetup;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Held notifications over JMX. Answers are JSON; who votes is whoever is logged in. */
@ManagedResource(objectName = "org.flaghoist:type=Holds", description = "What two people must agree to release")
public final class HoldOperations {

    private static final int MOST = 1_000;

    private final Holds holds;
    private final ShiftSummaries shifts;
    private final CurrentSetup setup;
    private final Operator operator;

    public HoldOperations(Holds holds, Shifts shifts, CurrentSetup setup, Operator operator) {
        this.setup = setup;
        this.holds = holds;
        this.shifts = new ShiftSummaries(shifts);
        this.operator = operator;
    }

    @ManagedAttribute(description = "How many wait")
    public long getWaiting() {
        return holds.count("");
    }

    @ManagedOperation(description = "The holds and who has voted, the oldest first")
    @ManagedOperationParameter(name = "partner", description = "the recipient's id; blank for all")
    public String list(String partner) {
        return ParkedJson.list(
                        holds.count(partner),
                        shifts.onto(holds.list(partner, MOST).stream()
                                .map(row -> withAgreement(ParkedJson.held(row, holds.votes(row.id()))))
                                .toList()))
                .toString();
    }

    @ManagedOperation(description = "One as it would be sent; it is recorded that you looked")
    @ManagedOperationParameter(name = "id", description = "its name")
    public String show(String id) {
        return JsonText.of(shifts.onto(withAgreement(ParkedJson.held(holds.show(id, operator.name())))));
    }

    @ManagedOperation(description = "Release it, when a second person says the same")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String release(String id, String reason) {
        return ParkedJson.held(holds.release(id, operator.person(), reason), holds.votes(id))
                .toString();
    }

    @ManagedOperation(description = "Refuse it, when a second person says the same")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String refuse(String id, String reason) {
        return ParkedJson.held(holds.refuse(id, operator.person(), reason), holds.votes(id))
                .toString();
    }

    // Who decides about it is to read what was agreed: by the policy as it is now, as the rules of before are not kept.
    private ObjectNode withAgreement(ObjectNode hold) {
        setup.policy()
                .agreed(hold.path("rule").asText())
                .ifPresent(text -> hold.put("ruleText", text.words()).put("agreement", text.agreement()));
        return hold;
    }
}
