package org.flaghoist.operator;

import org.flaghoist.people.Shifts;
import org.flaghoist.release.RuleWords;
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
    private final ParkedJson json;
    private final Operator operator;

    public HoldOperations(Holds holds, Shifts shifts, RuleWords rules, Operator operator) {
        this.json = new ParkedJson(rules);
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
                                .map(row -> json.held(row, holds.votes(row.id())))
                                .toList()))
                .toString();
    }

    @ManagedOperation(description = "One as it would be sent; it is recorded that you looked")
    @ManagedOperationParameter(name = "id", description = "its name")
    public String show(String id) {
        return JsonText.of(shifts.onto(json.held(holds.show(id, operator.name()))));
    }

    @ManagedOperation(description = "Release it, when a second person says the same")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String release(String id, String reason) {
        return json.held(holds.release(id, operator.person(), reason), holds.votes(id))
                .toString();
    }

    @ManagedOperation(description = "Refuse it, when a second person says the same")
    @ManagedOperationParameter(name = "id", description = "its name")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String refuse(String id, String reason) {
        return json.held(holds.refuse(id, operator.person(), reason), holds.votes(id))
                .toString();
    }
}
