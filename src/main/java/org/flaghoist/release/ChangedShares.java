package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.mapping.Leaves;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.jspecify.annotations.Nullable;

/** Compares what a policy decides about a notification and about another content of it, recipient by recipient. */
public final class ChangedShares {

    private final ReleasePolicy policy;

    public ChangedShares(ReleasePolicy policy) {
        this.policy = policy;
    }

    /**
     * What a recipient gets.
     *
     * @param outcome REFUSE also for whoever it is not meant for: neither gets anything
     * @param withheld of the values that stand in both contents, those that are taken out
     */
    private record RecipientShare(Outcome outcome, Set<JsonPointer> withheld) {}

    /**
     * The recipients whose share differs. New values of what they get anyway make no difference.
     *
     * @param before what could be read of it; what it needs besides is taken from {@code after}, because an edit that
     *     only mends it changes no share
     * @param after valid
     * @param earlier who received an earlier revision
     * @return none where nothing of {@code before} could be read; whoever gets something of {@code after}, where {@code
     *     before} cannot be decided about
     */
    public List<String> between(ObjectNode before, ObjectNode after, Set<String> earlier) {
        if (before.isEmpty()) {
            return List.of();
        }
        ObjectNode then = completed(before, after);
        Set<JsonPointer> common = new HashSet<>(Leaves.of(then));
        common.retainAll(new HashSet<>(Leaves.of(after)));
        Map<String, ReleaseDecision> was = policy.misfits(then).isEmpty() ? policy.decide(then, earlier) : Map.of();
        Map<String, ReleaseDecision> is = policy.decide(after, earlier);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .filter(recipient -> !share(was.get(recipient), common).equals(share(is.get(recipient), common)))
                .toList();
    }

    private ObjectNode completed(ObjectNode form, ObjectNode other) {
        ObjectNode completed = form.deepCopy();
        policy.misfits(form).stream()
                .map(JsonPointer::compile)
                .filter(at -> !at.matches() && completed.at(at.head()) instanceof ObjectNode)
                .forEach(at ->
                        set((ObjectNode) completed.at(at.head()), at.last().getMatchingProperty(), other.at(at)));
        return completed;
    }

    private static void set(ObjectNode parent, String member, JsonNode value) {
        if (value.isMissingNode()) {
            parent.remove(member);
        } else {
            parent.set(member, value);
        }
    }

    private static RecipientShare share(@Nullable ReleaseDecision decision, Set<JsonPointer> common) {
        ObjectNode gets = decision == null ? null : decision.notification();
        if (decision == null || gets == null) {
            return new RecipientShare(Outcome.REFUSE, Set.of());
        }
        Set<JsonPointer> removed = RemovedPart.of(gets).stream()
                .map(part -> JsonPointer.compile(part.path()))
                .collect(Collectors.toSet());
        return new RecipientShare(
                decision.outcome(),
                common.stream().filter(leaf -> isWithin(leaf, removed)).collect(Collectors.toSet()));
    }

    private static boolean isWithin(JsonPointer leaf, Set<JsonPointer> removed) {
        return Stream.iterate(leaf, at -> !at.matches(), JsonPointer::head).anyMatch(removed::contains);
    }
}
