package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What was removed from a recipient's copy.
 *
 * @param path JSON Pointer into the notification
 * @param rule that removed it; it need not be the one that the decision is recorded with
 */
public record RemovedPart(String path, String rule) {

    /** All of them, as a copy in the hub's form lists them. */
    public static List<RemovedPart> of(ObjectNode copy) {
        return StreamSupport.stream(copy.path("redactions").spliterator(), false)
                .map(redaction -> new RemovedPart(
                        redaction.path("path").asText(), redaction.path("rule").asText()))
                .toList();
    }
}
