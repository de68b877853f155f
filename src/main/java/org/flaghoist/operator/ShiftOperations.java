package org.flaghoist.operator;

import org.flaghoist.people.Concern;
import org.flaghoist.people.Shifts;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What one shift leaves to the next, over JMX; who acts is whoever is logged in. */
@ManagedResource(
        objectName = "org.flaghoist:type=Shift",
        description = "Who looks after a dead letter, hold or alarm, and the notes on it")
public final class ShiftOperations {

    private final Shifts shifts;
    private final Operator operator;

    public ShiftOperations(Shifts shifts, Operator operator) {
        this.shifts = shifts;
        this.operator = operator;
    }

    @ManagedOperation(description = "Who has taken it, and the notes on it, the oldest first")
    @ManagedOperationParameter(name = "about", description = "the name of a dead letter or hold, or alarm-<number>")
    public String show(String about) {
        return JsonText.of(shifts.of(Concern.of(about)));
    }

    @ManagedOperation(description = "Say that you look after it; others may act on it all the same")
    @ManagedOperationParameter(name = "about", description = "the name of a dead letter or hold, or alarm-<number>")
    @ManagedOperationParameter(name = "from", description = "who has it now, as you have seen it; blank for nobody")
    public void take(String about, String from) {
        shifts.take(Concern.of(about), from, operator.person());
    }

    @ManagedOperation(description = "Give it back, if you have taken it")
    @ManagedOperationParameter(name = "about", description = "the name of a dead letter or hold, or alarm-<number>")
    public void giveBack(String about) {
        shifts.giveBack(Concern.of(about), operator.person());
    }

    @ManagedOperation(description = "Write a note for the next shift, without personal data")
    @ManagedOperationParameter(name = "about", description = "the name of a dead letter or hold, or alarm-<number>")
    @ManagedOperationParameter(name = "text", description = "kept as long as the contents of what it is about")
    public void note(String about, String text) {
        shifts.note(Concern.of(about), text, operator.person());
    }
}
