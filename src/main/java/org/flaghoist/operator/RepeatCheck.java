package org.flaghoist.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.flaghoist.again.GivenCopy;
import org.flaghoist.again.RepeatState;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.Overview;
import org.flaghoist.search.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says whether a copy may be sent again: in the bytes that the partner was given, and only where the release rules of
 * today would give it as much.
 */
public final class RepeatCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Supplier<ReleasePolicy> policy;
    private final JdbcClient sql;
    private final Overview contents;
    private final NotificationHistory history;

    public RepeatCheck(Ledger ledger, Supplier<ReleasePolicy> policy, DataSource database) {
        this.ledger = ledger;
        this.policy = policy;
        this.sql = JdbcClient.create(database);
        this.contents = new Overview(database);
        this.history = new NotificationHistory(database);
    }

    /**
     * What was found.
     *
     * @param state WAITING where it may be sent, else why not
     * @param content null where it may not
     */
    record Checked(RepeatState state, byte @Nullable [] content) {

        static Checked not(RepeatState why) {
            return new Checked(why, null);
        }
    }

    /** Why it may not, as far as that is known without its contents. */
    static Optional<RepeatState> atSight(GivenCopy copy, int last) {
        if (copy.isCancelled()) {
            return Optional.of(RepeatState.CANCELLED);
        }
        return copy.latest() > last ? Optional.of(RepeatState.OVERTAKEN) : Optional.empty();
    }

    /** @param last the highest revision of its notification that is sent again together with it */
    Checked of(String partner, GivenCopy copy, int last) {
        Optional<RepeatState> why = atSight(copy, last);
        if (why.isPresent()) {
            return Checked.not(why.get());
        } else if (contents.isSpill(copy.entry())) {
            return Checked.not(RepeatState.NOT_ALLOWED);
        }
        Optional<byte[]> form = contents.notification(copy.entry());
        Optional<byte[]> given = contents.rendered(copy.entry(), partner);
        if (form.isEmpty() || given.isEmpty()) {
            return Checked.not(RepeatState.DELETED);
        }
        // What an operator has made of it has to be allowed, too.
        Optional<byte[]> edited = Bodies.read(sql, copy.entry(), BodyKind.EDITED, partner);
        boolean allowed = Stream.concat(form.stream(), edited.stream())
                .allMatch(content -> isAllowed(partner, copy, HubForm.of(content)));
        boolean doubted = !isSuspectedFalse(form.get()) && isSuspectedFalseSince(copy);
        return allowed && !doubted
                ? new Checked(RepeatState.WAITING, given.get())
                : Checked.not(RepeatState.NOT_ALLOWED);
    }

    // What says so is held for two people; until they decide, the partner is not given once more what it is about.
    private boolean isSuspectedFalseSince(GivenCopy copy) {
        return copy.accepted() > copy.latest()
                && sql.sql("select id from entry where sender = ? and reference = ? and revision = ? and test_run = 0"
                                + " and action is not null")
                        .params(copy.sender(), copy.reference(), copy.accepted())
                        .query(Long.class)
                        .optional()
                        .flatMap(contents::notification)
                        .filter(RepeatCheck::isSuspectedFalse)
                        .isPresent();
    }

    private static boolean isSuspectedFalse(byte[] form) {
        return HubForm.of(form).path("grading").path("suspectedFalse").asBoolean();
    }

    private boolean isAllowed(String partner, GivenCopy copy, ObjectNode form) {
        Set<String> earlier = ledger.earlierRecipients(copy.sender(), copy.reference(), copy.revision(), 0);
        ReleaseDecision decision = policy.get().decide(form, earlier).get(partner);
        ObjectNode today = decision == null ? null : decision.notification();
        if (decision == null || today == null) {
            return false;
        }
        // Two people have released what is held by the same rule: this very copy.
        boolean isReleased = decision.outcome() == ReleaseDecision.Outcome.RELEASE
                || decision.rule().equals(copy.rule());
        return isReleased && takesNoMore(today, partner, copy.entry());
    }

    private boolean takesNoMore(ObjectNode today, String partner, long entry) {
        Set<String> now = StreamSupport.stream(today.path("redactions").spliterator(), false)
                .map(redaction -> redaction.path("path").asText())
                .collect(Collectors.toSet());
        if (now.isEmpty()) {
            return true;
        }
        List<String> then = redactions(partner, entry);
        return now.stream()
                .allMatch(path -> then.stream().anyMatch(taken -> path.equals(taken) || path.startsWith(taken + "/")));
    }

    /** What the partner was not given, by the last event of its rendering. */
    private List<String> redactions(String partner, long entry) {
        JsonNode taken = history.steps(entry).stream()
                .filter(step -> partner.equals(step.partner()))
                .map(RecordedEvent::detail)
                .map(RepeatCheck::json)
                .filter(detail -> detail.has("format"))
                .reduce((earlier, later) -> later)
                .map(detail -> detail.path("redactions"))
                .orElseGet(JSON::createArrayNode);
        return StreamSupport.stream(taken.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String detail) {
        try {
            return JSON.readTree(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger keeps canonical JSON", e);
        }
    }
}
