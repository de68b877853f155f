package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;

/** What is decided about each recipient: by the release policy; answers are only for partners that are sent them. */
public final class PolicyDecisions {

    private PolicyDecisions() {}

    /**
     * @param answered whether a recipient is sent answers
     * @param earlier who received an earlier revision
     * @return by recipient, in the policy's order
     */
    public static Map<String, ReleaseDecision> of(
            ReleasePolicy policy, Predicate<String> answered, ObjectNode notification, Set<String> earlier) {
        Map<String, ReleaseDecision> decisions =
                new LinkedHashMap<>(PureWork.of(() -> policy.decide(notification, earlier)));
        if (NotificationType.ANSWER.isOf(notification)) {
            decisions.keySet().removeIf(answered.negate());
        }
        return decisions;
    }
}
