package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order that the crash tests demand between two references of one sender. */
class OvertakingTest {

    /** Each as the urgencies of its revisions, a dash where there is none; the last is the one that is meant. */
    @ParameterizedTest
    @CsvSource({
        // later, earlier, on one queue, in two lanes
        "IMMEDIATE, ROUTINE, true, true",
        "PRIORITY, IMMEDIATE, true, true",
        "ROUTINE, ROUTINE, false, false",
        "ROUTINE, IMMEDIATE, false, true",
        "ROUTINE, ROUTINE IMMEDIATE, false, true",
        "ROUTINE ROUTINE, ROUTINE, false, false",
        "IMMEDIATE ROUTINE, ROUTINE, false, true",
        "ROUTINE IMMEDIATE, ROUTINE, true, true",
        "IMMEDIATE IMMEDIATE, ROUTINE, true, true",
        "IMMEDIATE IMMEDIATE, IMMEDIATE, true, true",
        "ROUTINE PRIORITY, IMMEDIATE, true, true",
        "IMMEDIATE - IMMEDIATE, IMMEDIATE, false, false",
        "PRIORITY - PRIORITY, IMMEDIATE, false, false",
        "IMMEDIATE - IMMEDIATE, PRIORITY, true, true",
        "IMMEDIATE - PRIORITY, PRIORITY, false, true",
        "IMMEDIATE IMMEDIATE ROUTINE, ROUTINE, false, true"
    })
    void letsNothingOvertakeButWhatIsUrgent(String later, String earlier, boolean onOneQueue, boolean inTwoLanes) {
        Overtaking one = overtaking(later);
        Overtaking other = overtaking(earlier);

        assertThat(one.mayOvertake(other, false)).as("on one queue").isEqualTo(onOneQueue);
        assertThat(one.mayOvertake(other, true)).as("in two lanes").isEqualTo(inTwoLanes);
    }

    private static Overtaking overtaking(String urgencies) {
        String[] each = urgencies.split(" ");
        List<Letter> revisions = IntStream.range(0, each.length)
                .filter(i -> !each[i].equals("-"))
                .mapToObj(i -> new Letter(
                        "uk", "R", i + 1, each[i], "ACCEPTED", Map.of("at", "DELIVERED"), Map.of(), false, false))
                .toList();
        return Overtaking.of(revisions);
    }
}
