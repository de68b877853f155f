package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.UrgencySigns;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code format.yaml}: the syntax of its messages and the fields in them. {@link FormatKeys} says how it is
 * written.
 *
 * @param syntax how bytes become fields
 * @param language of the partner's short texts, where the hub must know it to rewrite them; absent: none
 * @param times how times are written
 * @param figures how numbers and positions are written
 * @param text how a text with its language is written
 * @param lists where the faults of a list are reported
 * @param carries what the form has a label or field for, so that no condition is added
 * @param faults which faults are reported first, and where that of an absent member
 * @param urgency by what an urgent message is known at sight; absent: all wait in their turn
 * @param notification the fields of a notification, in the partner's order
 * @param receipt the fields of a receipt
 * @param picture the fields of a monthly picture; none where the partner cannot be sent any
 */
public record FormatFile(
        SyntaxForm syntax,
        @Nullable String language,
        TimeForm times,
        Figures figures,
        TextForm text,
        ListForm lists,
        Carries carries,
        FaultPlaces faults,
        @Nullable UrgencySigns urgency,
        Fields notification,
        Fields receipt,
        Fields picture) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FormatFile of(FormatKeys keys) {
        return keys.file();
    }

    /**
     * How numbers and positions are written.
     *
     * @param numbers absent: as JSON numbers
     */
    public record Figures(@Nullable NumberForm numbers, PositionForm positions) {}

    /**
     * Where the faults of a list are reported.
     *
     * @param excessAtElement too many: at the first element too many, else at the list
     * @param wrongAtElement one twice, or one that must stand alone: at that element, else at the list
     * @param dropEmpty an element without characters is left out
     */
    public record ListForm(boolean excessAtElement, boolean wrongAtElement, boolean dropEmpty) {}

    /**
     * @param sensitive the form has a label for level SENSITIVE
     * @param suspectedFalse the form has a field for the sender's suspicion that the information is false
     */
    public record Carries(boolean sensitive, boolean suspectedFalse) {}

    /**
     * Which of several faults is the first, and where one is that has no place of its own.
     *
     * @param checkFirst fields whose faults count before all others, as paths of member names with dots
     * @param reportAbsenceAt by hub member with dots: the path of the native field at which its absence is reported
     */
    public record FaultPlaces(List<String> checkFirst, Map<String, String> reportAbsenceAt) {}
}
