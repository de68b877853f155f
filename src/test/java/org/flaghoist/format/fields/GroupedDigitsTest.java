package org.flaghoist.format.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.flaghoist.format.definition.NumberForm;
import org.junit.jupiter.api.Test;

class GroupedDigitsTest {

    private final GroupedDigits groups =
            Objects.requireNonNull(GroupedDigits.of(new NumberForm("[0-9,]+", "[0-9]+", null, true, null, " ")));

    @Test
    void readsSeparatorsInUpToFortyCharacters() {
        String forty = "1 234 567 890 123," + "4".repeat(22);

        assertThat(forty).hasSize(40);
        assertThat(groups.ungrouped(forty)).isEqualTo(forty.replace(" ", ""));
        assertThat(groups.ungrouped(forty + "4")).as("one more").isNull();
    }

    @Test
    void leavesToOthersHowLongANumberWithoutSeparatorsIs() {
        assertThat(groups.ungrouped("1".repeat(41))).isEqualTo("1".repeat(41));
    }
}
