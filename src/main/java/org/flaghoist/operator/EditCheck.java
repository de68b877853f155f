package org.flaghoist.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.Reading;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.FormDiff;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.release.ChangedShares;
import org.flaghoist.release.Level;
import org.flaghoist.release.ReleasePolicy;
import org.jspecify.annotations.Nullable;

/** What an edit of a dead letter changes, and whether one person may do that alone. */
public final class EditCheck {

    private static final String MARKING = "marking";
    private static final String SHARE = "share of ";

    private final Ledger ledger;
    private final Parking parking;
    private final Mappings mappings;
    private final Releases releases;
    private final Supplier<ReleasePolicy> policy;

    public EditCheck(
            Ledger ledger, Parking parking, Mappings mappings, Releases releases, Supplier<ReleasePolicy> policy) {
        this.ledger = ledger;
        this.parking = parking;
        this.mappings = mappings;
        this.releases = releases;
        this.policy = policy;
    }

    /**
     * An edit.
     *
     * @param second why a second person has to see it: what counts and is not as it was; empty where none has to
     * @param refusal why nobody may do it; null where somebody may
     * @param changes all that is not as it was, as far as both can be read
     */
    record Edit(List<String> second, @Nullable String refusal, List<FormDiff.FieldChange> changes) {

        /** @throws OperationRejected where nobody may do it */
        void refuse() {
            if (refusal != null) {
                throw new OperationRejected(refusal);
            }
        }
    }

    /** @throws OperationRejected where the rules do not let such a content be sent */
    Edit of(ParkedMessage row, Content original, byte[] edited) {
        if (Arrays.equals(original.body(), edited)) {
            return new Edit(List.of(), null, List.of());
        }
        return switch (row.stage()) {
            case TRANSLATE -> translated(row, original, edited);
            case COLLECT -> collected(row, original, edited);
            case RENDER -> rendered(row, original, edited);
            case OPEN, RELEASE, DELIVER, UNKNOWN -> throw new OperationRejected(row.id() + " cannot be edited");
        };
    }

    private Edit translated(ParkedMessage row, Content original, byte[] edited) {
        Mapping mapping = mappings.of(row.partner());
        Reading before = read(mapping, original.body(), original.first());
        Reading after = read(mapping, edited, original.first());
        // Also what it came from: what one edit damages, a second one would put back otherwise.
        List<Reading> all = Stream.concat(
                        Stream.of(before),
                        parking.execution().originals(row.entry()).stream()
                                .map(earlier -> read(mapping, earlier.content(), earlier.number())))
                .toList();
        // What was cut off is not known, though the beginning may pass for the whole.
        Set<String> second = new LinkedHashSet<>(counting(original.cut() ? Reading.nothing() : before, after));
        all.forEach(earlier -> second.addAll(shares(earlier.form(), after.form())));
        if (before.isWronglyMarked()
                || FaultCode.MARKING_UNKNOWN.name().equals(row.fault().code())) {
            second.add(MARKING);
        }
        List<String> levels =
                all.stream().map(Reading::level).filter(Objects::nonNull).toList();
        return new Edit(List.copyOf(second), refusal(levels, after.level()), changes(before.form(), after.form()));
    }

    // Pieces that cannot be set side by side have nothing that is known to be as it was.
    private Edit collected(ParkedMessage row, Content original, byte[] edited) {
        Mapping mapping = mappings.of(row.partner());
        List<Piece> before = cut(mapping, original.body());
        List<Piece> after = cut(mapping, edited);
        if (original.cut() || before.isEmpty() || before.size() != after.size()) {
            return new Edit(counting(Reading.nothing(), Reading.nothing()), null, List.of());
        }
        Set<String> second = new LinkedHashSet<>();
        List<FormDiff.FieldChange> changes = new ArrayList<>();
        String refusal = null;
        for (int i = 0; i < before.size(); i++) {
            if (Arrays.equals(before.get(i).bytes(), after.get(i).bytes())) {
                continue;
            }
            Reading then = read(mapping, before.get(i).bytes(), before.get(i).number());
            Reading now = read(mapping, after.get(i).bytes(), after.get(i).number());
            // Its next edit is compared with this one alone: no piece knows what its file was before.
            second.addAll(counting(isRejected(now.form()) ? Reading.nothing() : then, now));
            second.addAll(shares(then.form(), now.form()));
            changes.addAll(changes(then.form(), now.form()));
            refusal = refusal == null ? refusal(Stream.ofNullable(then.level()).toList(), now.level()) : refusal;
        }
        return new Edit(List.copyOf(second), refusal, changes);
    }

    private Edit rendered(ParkedMessage row, Content original, byte[] edited) {
        ledger.rehearse(() -> releases.edited(row, original.body(), edited));
        ObjectNode before = HubForm.of(original.body());
        ObjectNode after = HubForm.of(edited);
        List<String> second = new ArrayList<>(counting(Reading.of(before, List.of()), Reading.of(after, List.of())));
        // The copy goes to nobody else.
        shares(before, after).stream()
                .filter(SHARE.concat(row.partner())::equals)
                .forEach(second::add);
        return new Edit(second, null, changes(before, after));
    }

    // What is rejected goes to nobody, and the next edit is compared with its originals.
    private List<String> shares(ObjectNode before, ObjectNode after) {
        if (isRejected(after)) {
            return List.of();
        }
        Set<String> earlier = ledger.earlierRecipients(
                after.path("sender").asText(),
                after.path("id").asText(),
                after.path("revision").asInt(),
                0);
        return new ChangedShares(policy.get())
                .between(before, after, earlier).stream().map(SHARE::concat).toList();
    }

    private boolean isRejected(ObjectNode notification) {
        return !policy.get().misfits(notification).isEmpty();
    }

    private List<String> counting(Reading before, Reading after) {
        return before.changedTo(after, policy.get().asksAbout());
    }

    private static List<FormDiff.FieldChange> changes(JsonNode before, JsonNode after) {
        return new FormDiff(before).changesTo(new FormDiff(after));
    }

    private static @Nullable String refusal(List<String> levels, @Nullable String now) {
        return now == null || rank(now) < 0
                ? null
                : levels.stream()
                        .filter(then -> rank(now) < rank(then))
                        .findFirst()
                        .map(then -> "the level was " + then + " and must not become " + now
                                + " by an edit; have the sender send it anew")
                        .orElse(null);
    }

    // One that the hub does not have is rejected when it is translated.
    private static int rank(String level) {
        return Stream.of(Level.values()).map(Level::name).toList().indexOf(level);
    }

    private static Reading read(Mapping mapping, byte[] content, int number) {
        try {
            return PureWork.of(() -> mapping.reading(content, number));
        } catch (Rejection bug) {
            return Reading.nothing();
        }
    }

    private static List<Piece> cut(Mapping mapping, byte[] file) {
        try {
            return PureWork.of(() -> mapping.cut(file));
        } catch (Rejection fault) {
            return List.of();
        }
    }
}
