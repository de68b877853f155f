package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.release.Policies.intelligence;
import static org.flaghoist.release.Policies.seizure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReleasePolicyTest {

    private final ReleasePolicy policy = Policies.shipped();

    @Test
    void recordsR12AsTheLastRuleOfACorrectionWithH1AndARedaction() {
        ObjectNode update = seizure("""
                'action': 'UPDATE', 'revision': 2, 'recipients': ['at'],
                'handling': {'level': 'BASIC', 'codes': ['H1']}, 'narrative': [{'language': 'en', 'text': 'x'}]""");

        assertThat(ruleFor("ly", update, "ly")).isEqualTo("RELEASE R12");
        assertThat(ruleFor("at", update, "ly")).isEqualTo("RELEASE R11");
    }

    @Test
    void sendsACorrectionToEarlierRecipientsOnlyUnderTheRulesAbove() {
        ObjectNode update = seizure("""
                'action': 'UPDATE', 'revision': 2, 'recipients': ['at', 'ly'],
                'handling': {'level': 'SENSITIVE', 'codes': ['H1', 'H2']}""");

        assertThat(rules(policy.decide(update, Set.of("bg", "ly"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("at", "RELEASE R11", "bg", "REFUSE R2", "ly", "REFUSE R3"));
    }

    @Test
    void doesNotAskEarlierRecipientsAboutANewNotification() {
        assertThat(policy.decide(seizure("'recipients': ['at']"), Set.of("bg"))).containsOnlyKeys("at");
    }

    @Test
    void refusesAnEarlierRecipientThatIsNoLongerAllowedUnlessNobodyIsNamed() {
        String update = "'action': 'UPDATE', 'revision': 2, 'sender': 'ro', 'recipients': ";

        assertThat(ruleFor("ly", seizure(update + "['at']"), "ly")).isEqualTo("REFUSE R1");
        assertThat(policy.decide(seizure(update + "[]"), Set.of("ly", "bg")))
                .containsKeys("uk", "europol", "at", "bg")
                .doesNotContainKeys("ro", "ly");
    }

    @Test
    void refusesTheSenderItselfAndWhomThePolicyDoesNotKnow() {
        Map<String, ReleaseDecision> decisions =
                policy.decide(seizure("'recipients': ['nobody', 'ro', 'uk']"), Set.of());

        assertThat(rules(decisions)).containsEntry("uk", "REFUSE R1").containsEntry("nobody", "REFUSE R1");
        assertThat(decisions.keySet()).containsExactly("uk", "ro", "nobody");
    }

    @Test
    void givesNobodyANotificationOfASenderThatThePolicyDoesNotKnow() {
        assertThat(policy.decide(seizure("'sender': 'nobody'"), Set.of())).isEmpty();
        assertThat(ruleFor("uk", seizure("'sender': 'nobody', 'recipients': ['uk']")))
                .isEqualTo("REFUSE R1");
    }

    @Test
    void refusesWithR6WhatWouldHaveBeenHeld() {
        ObjectNode notification = intelligence("""
                'grading': {'source': 'C', 'information': '4', 'suspectedFalse': true},
                'narrative': [{'language': 'en', 'text': 'x'}]""");

        assertThat(ruleFor("ly", notification)).isEqualTo("REFUSE R6");
        assertThat(ruleFor("at", notification)).isEqualTo("HOLD R10");
    }

    @Test
    void holdsTheCancellationOfAnArrest() {
        ObjectNode cancellation = intelligence("'type': 'ARREST', 'action': 'CANCEL', 'revision': 2");

        assertThat(ruleFor("ly", cancellation, "ly")).isEqualTo("HOLD R9");
    }

    @Test
    void holdsACorrectionThatIsSuspectedFalse() {
        ObjectNode update = seizure("""
                'action': 'UPDATE', 'revision': 2, 'handling': {'level': 'BASIC', 'codes': ['H1']},
                'grading': {'source': 'C', 'information': '4', 'suspectedFalse': true}""");

        assertThat(ruleFor("bg", update, "bg")).isEqualTo("HOLD R10");
    }

    @Test
    void releasesWhatIsAHeaderFromTheStartSinceNothingIsRemoved() {
        assertThat(ruleFor("ly", intelligence(""))).isEqualTo("RELEASE R1");
    }

    @Test
    void releasesACancellationOfWhichOnlyTheHeaderIsLeft() {
        ObjectNode cancellation = intelligence("""
                'type': 'LIAISON', 'action': 'CANCEL', 'revision': 2,
                'liaison': {'kind': 'REPLY', 'text': {'language': 'en', 'text': 'x'}}""");

        assertThat(ruleFor("ly", cancellation)).isEqualTo("RELEASE R6");
        assertThat(redactions("ly", cancellation)).isEqualTo("[{'path':'/liaison','rule':'R6'}]");
    }

    @Test
    void refusesAnUpdateThatIsNotValidForItsTypeAfterTheRedaction() {
        ObjectNode update = seizure("""
                'type': 'LIAISON', 'action': 'UPDATE', 'revision': 2,
                'liaison': {'kind': 'REPLY', 'text': {'language': 'en', 'text': 'x'}}""");

        assertThat(ruleFor("ly", update, "ly")).isEqualTo("REFUSE R6");
        assertThat(ruleFor("bg", update, "bg")).isEqualTo("RELEASE R12");
    }

    @Test
    void removesAnEngineOfWhichOnlyTheKeyIsGivenWhole() {
        ObjectNode notification = seizure("""
                'engines': [{'serialKey': 'A1'}, {'maker': 'M', 'serialKey': 'A2'}, {'serial': 'A 3', 'serialKey': 'A3'}]""");

        assertThat(redactions("ly", notification))
                .isEqualTo("[{'path':'/engines/0','rule':'R6'},{'path':'/engines/1/serialKey','rule':'R6'},"
                        + "{'path':'/engines/2','rule':'R6'}]");
        assertThat(released("ly", notification).get("engines")).hasToString("[{\"maker\":\"M\"}]");
    }

    private ObjectNode released(String recipient, ObjectNode notification) {
        ReleaseDecision decision = policy.decide(notification, Set.of()).get(recipient);
        return Objects.requireNonNull(Objects.requireNonNull(decision).notification());
    }

    private String redactions(String recipient, ObjectNode notification) {
        return released(recipient, notification).path("redactions").toString().replace('"', '\'');
    }

    private String ruleFor(String recipient, ObjectNode notification, String... earlier) {
        return String.valueOf(
                rules(policy.decide(notification, Set.of(earlier))).get(recipient));
    }

    private static Map<String, String> rules(Map<String, ReleaseDecision> decisions) {
        return decisions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().outcome() + " " + one.getValue().rule()));
    }
}
