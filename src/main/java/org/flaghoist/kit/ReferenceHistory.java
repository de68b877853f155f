package org.flaghoist.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.CanonicalJson;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** What the kit has accepted from the partner, by reference: accepts as the ledger does. */
final class ReferenceHistory {

    private final CanonicalJson json = new CanonicalJson();
    private final Map<String, Accepted> byReference = new HashMap<>();

    /** Of one reference. */
    private static final class Accepted {
        private final Map<Integer, String> contents = new HashMap<>();
        private int last;
        private boolean cancelled;
    }

    /**
     * @return false for a duplicate
     * @throws Rejection ID_REUSED, REVISION_ORDER
     */
    boolean accept(ObjectNode notification) {
        String id = notification.path("id").asText();
        int revision = notification.path("revision").asInt();
        String content = json.text(notification);
        Accepted known = byReference.get(id);
        if (known != null && known.contents.containsKey(revision)) {
            if (content.equals(known.contents.get(revision))) {
                return false;
            }
            throw fault(FaultCode.ID_REUSED, id, revision);
        }
        if (Action.NEW.isOf(notification)) {
            if (known != null) {
                throw fault(FaultCode.ID_REUSED, id, revision);
            }
            known = new Accepted();
            byReference.put(id, known);
        } else if (known == null || known.cancelled || revision <= known.last) {
            throw fault(FaultCode.REVISION_ORDER, id, revision);
        }
        known.contents.put(revision, content);
        known.last = revision;
        known.cancelled = Action.CANCEL.isOf(notification);
        return true;
    }

    private static Rejection fault(FaultCode code, String id, int revision) {
        return new Rejection(code, "", null, null).of(id, revision);
    }
}
