package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An answer goes to the sender of what it answers alone, and says no more than any notification may. */
class AnswerPropertiesTest {

    private static final ReleasePolicy SHIPPED = Policies.shipped();
    private static final List<String> CODES = List.of("H0", "H1", "H2");

    @Property
    void goesToNobodyButTheSenderOfWhatItAnswers(
            @ForAll @IntRange(max = 5) int from,
            @ForAll @IntRange(max = 5) int to,
            @ForAll @IntRange(max = 2) int code,
            @ForAll boolean sensitive) {
        String sender = Policies.SIX.get(from);
        String recipient = Policies.SIX.get(to);
        ObjectNode answer = answer(sender, recipient, CODES.get(code), sensitive ? "SENSITIVE" : "BASIC");
        assertThat(Policies.SCHEMA.check(answer)).isEmpty();

        Map<String, ReleaseDecision> decisions = SHIPPED.decide(answer, Set.of());

        assertThat(decisions.keySet()).containsExactly(recipient);
        ReleaseDecision decision = one(answer, recipient);
        ReleaseDecision ofANotification = one(notification(answer, recipient), recipient);
        assertThat(decision.outcome()).isEqualTo(ofANotification.outcome());
        assertThat(decision.rule()).isEqualTo(ofANotification.rule());
        ObjectNode released = decision.notification();
        if (released != null) {
            assertThat(released.has("narrative")).isNotEqualTo(recipient.equals("ly"));
            assertThat(Policies.SCHEMA.check(released)).isEmpty();
        }
    }

    private static ReleaseDecision one(ObjectNode notification, String recipient) {
        return Objects.requireNonNull(SHIPPED.decide(notification, Set.of()).get(recipient));
    }

    /** What says the same and is no answer. */
    private static ObjectNode notification(ObjectNode answer, String recipient) {
        ObjectNode notification = answer.deepCopy().put("type", "INTELLIGENCE");
        notification.remove("answer");
        notification.putArray("recipients").add(recipient);
        notification.putArray("items").addObject().put("kind", "PUMP").put("quantity", 1);
        return notification;
    }

    private static ObjectNode answer(String sender, String to, String code, String level) {
        return Policies.intelligence("""
                'type': 'ANSWER', 'sender': '%s', 'inReplyTo': {'sender': '%s', 'id': 'X-1'},
                'handling': {'level': '%s', 'codes': ['%s']},
                'narrative': [{'language': 'en', 'text': 'He lives in Varna.'}],
                'answer': {'kind': 'DISPUTED', 'revision': 1}""".formatted(sender, to, level, code));
    }
}
