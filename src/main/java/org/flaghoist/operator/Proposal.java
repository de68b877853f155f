package org.flaghoist.operator;

import java.nio.charset.StandardCharsets;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.ledger.ParkedRequests.Proposed;
import org.flaghoist.ledger.Request;
import org.flaghoist.operator.EditCheck.Edit;

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
