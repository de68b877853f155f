package org.flaghoist.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flaghoist.notification.FormDiff;
import org.flaghoist.notification.Rejection;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/** Compares how two configurations read what a sender wrote. */
final class ReadEffect {

    private ReadEffect() {}

    /** @param isWord whether a value of the hub form may be shown, by its path with {@code *} for each of a list */
    static Optional<FoundEffect> between(
            String sender, TriedNotification before, TriedNotification after, Predicate<String> isWord) {
        ObjectNode was = before.form();
        ObjectNode is = after.form();
        FieldChanges changes = was == null || is == null ? FieldChanges.NONE : changes(was, is, isWord);
        String told = read(before);
        String then = read(after);
        // Places have numbers, by which few are the same: they are shown where nothing else differs.
        boolean isSame = told.equals(then);
        String read = isSame ? read(before, ReadEffect::placed) : told;
        String reads = isSame ? read(after, ReadEffect::placed) : then;
        return read.equals(reads) && changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FoundEffect(kind(was, is), sender, "", read, reads, changes.fields())
                        .with(NewFault.of(sender, before, after))
                        .with(changes.words()));
    }

    /** What it means that the second has no mapping of the sender. */
    static FoundEffect ofNoSender(String sender, TriedNotification before) {
        return notTaken(sender, before, "nothing, as '" + sender + "' has no mapping");
    }

    /** What it means that the second leaves its file alone. */
    static FoundEffect ofLeftFile(String sender, TriedNotification before) {
        return notTaken(sender, before, "nothing, as the name of its file does not match sftp.filePattern");
    }

    private static FoundEffect notTaken(String sender, TriedNotification before, String then) {
        return new FoundEffect(EffectKind.NOT_TAKEN, sender, "", read(before), then, List.of());
    }

    private static EffectKind kind(@Nullable ObjectNode was, @Nullable ObjectNode is) {
        if (was == null) {
            return is == null ? EffectKind.OTHER_REJECTION : EffectKind.ACCEPTED;
        }
        return is == null ? EffectKind.REJECTED : EffectKind.READ_OTHERWISE;
    }

    static String read(TriedNotification tried) {
        return read(tried, ReadEffect::fault);
    }

    private static String read(TriedNotification tried, Function<Rejection, String> words) {
        if (tried.broken() != null) {
            return "rejected, since the mapping breaks off at " + tried.broken().place();
        }
        return tried.faults().isEmpty()
                ? "accepted"
                : "rejected, " + tried.faults().stream().map(words).distinct().collect(Collectors.joining(", "));
    }

    static String fault(Rejection fault) {
        String field = fault.field();
        return field == null ? fault.code().name() : fault.code() + " " + field;
    }

    private static String placed(Rejection fault) {
        return fault(fault) + (fault.location().isEmpty() ? "" : " at " + fault.location());
    }

    private static FieldChanges changes(JsonNode was, JsonNode is, Predicate<String> isWord) {
        List<FormDiff.FieldChange> all = new FormDiff(was).changesTo(new FormDiff(is));
        List<ChangedWord> words = all.stream()
                .filter(change -> isWord.test(FoundEffect.inAnyList(change.path())))
                .map(change -> new ChangedWord(
                        FoundEffect.inAnyList(change.path()),
                        NativeForms.bare(change.before()) + " -> " + NativeForms.bare(change.after())))
                .toList();
        return new FieldChanges(all.stream().map(FormDiff.FieldChange::path).toList(), words);
    }
}
