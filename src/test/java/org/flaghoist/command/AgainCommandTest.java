package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What a preview says in words. */
class AgainCommandTest {

    @Test
    void marksWhatOfManyIsAnEstimate() {
        ObjectNode answer = Answers.JSON
                .createObjectNode()
                .put("copies", 1_207)
                .put("notifications", 1_200)
                .put("bytes", 540_000)
                .put("deleted", 14)
                .put("cancelled", 3);

        assertThat(AgainCommand.preview(answer.put("estimated", false)))
                .isEqualTo("1207 copies of 1200 notifications, 540000 bytes; left out: 14 deleted, 3 cancelled");
        assertThat(AgainCommand.preview(answer.put("estimated", true)))
                .isEqualTo("about 1207 copies of 1200 notifications, 540000 bytes; left out: about 14 deleted,"
                        + " 3 cancelled");
    }
}
