package org.flaghoist.operator;

import java.nio.charset.StandardCharsets;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.operator.EditCheck.Edit;
import org.flaghoist.parking.ParkedRequests.Proposed;
import org.flaghoist.people.Request;

/**
 * A changed content that waits for a second person.
 *
 * @param edit what it changes
 * @param read the changed content as people read it
 */
public record Proposal(Request request, Edit edit, Proposed proposed, NativeText read) {

    /** What differs, line by line. */
    String difference() {
        return new String(proposed.difference(), StandardCharsets.UTF_8);
    }
}
