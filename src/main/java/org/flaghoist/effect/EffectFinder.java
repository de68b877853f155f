package org.flaghoist.effect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.effect.FoundEffect.EffectKind;
import org.flaghoist.notification.FormDiff;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedNotification;
import org.jspecify.annotations.Nullable;

/** Compares what becomes of a notification by two configurations. */
public final class EffectFinder {

    private static final String NOTHING = "nothing";

    private final CopyComparison copies;

    /** How copies in a recipient's own form are compared. */
    @FunctionalInterface
    public interface CopyComparison {

        /** The fields, elements or lines that differ. */
        List<String> fields(String recipient, byte[] before, byte[] after);
    }

    public EffectFinder(CopyComparison copies) {
        this.copies = copies;
    }

    /** What the second does otherwise. */
    public List<FoundEffect> compare(String sender, TriedNotification before, TriedNotification after) {
        List<FoundEffect> found = new ArrayList<>();
        ObjectNode was = before.form();
        ObjectNode is = after.form();
        String read = read(before);
        String reads = read(after);
        List<String> fields = was == null || is == null ? List.of() : fields(was, is);
        if (!read.equals(reads) || !fields.isEmpty()) {
            found.add(new FoundEffect(EffectKind.READ_OTHERWISE, sender, "", read, reads, fields)
                    .with(NewFault.of(sender, before, after)));
        }
        Map<String, TriedCopy> then = byRecipient(before);
        Map<String, TriedCopy> now = byRecipient(after);
        Set<String> recipients = new LinkedHashSet<>(then.keySet());
        recipients.addAll(now.keySet());
        for (String recipient : recipients) {
            NewFault fault = NewFault.of(then.get(recipient), now.get(recipient));
            compare(sender, recipient, then.get(recipient), now.get(recipient)).stream()
                    .map(effect -> effect.with(fault))
                    .forEach(found::add);
        }
        return found;
    }

    private static Map<String, TriedCopy> byRecipient(TriedNotification tried) {
        return tried.copies().stream()
                .collect(Collectors.toMap(
                        TriedCopy::recipient, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static String read(TriedNotification tried) {
        if (tried.broken() != null) {
            return "rejected, since the mapping breaks off at " + tried.broken().place();
        }
        return tried.faults().isEmpty()
                ? "accepted"
                : "rejected, "
                        + tried.faults().stream()
                                .map(EffectFinder::fault)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static String fault(Rejection fault) {
        String field = fault.field();
        return field == null ? fault.code().name() : fault.code() + " " + field;
    }

    private List<FoundEffect> compare(
            String sender, String recipient, @Nullable TriedCopy then, @Nullable TriedCopy now) {
        String was = what(then);
        String is = what(now);
        int change = Integer.compare(rank(now), rank(then));
        if (change != 0) {
            EffectKind kind = change > 0 ? EffectKind.GETS : EffectKind.LOSES;
            return List.of(new FoundEffect(kind, sender, recipient, was, is, List.of()));
        }
        List<FoundEffect> found = new ArrayList<>();
        if (then != null && now != null) {
            compareContents(sender, recipient, then, now, found);
        }
        if (!was.equals(is) && found.isEmpty()) {
            found.add(new FoundEffect(EffectKind.OTHER_RULE, sender, recipient, was, is, List.of()));
        }
        return found;
    }

    private void compareContents(
            String sender, String recipient, TriedCopy then, TriedCopy now, List<FoundEffect> found) {
        List<String> redacted = redactions(then.redactions(), now.redactions());
        if (!redacted.isEmpty()) {
            found.add(
                    new FoundEffect(EffectKind.REDACTED_OTHERWISE, sender, recipient, what(then), what(now), redacted));
            return;
        }
        byte[] was = then.content();
        byte[] is = now.content();
        if (was != null && is != null) {
            List<String> fields = copies.fields(recipient, was, is).stream()
                    .map(EffectFinder::inAnyList)
                    .distinct()
                    .toList();
            if (!fields.isEmpty()) {
                found.add(new FoundEffect(
                        EffectKind.RENDERED_OTHERWISE, sender, recipient, what(then), what(now), fields));
            }
        }
    }

    private static List<String> redactions(Collection<String> then, Collection<String> now) {
        List<String> differ = new ArrayList<>();
        then.stream().filter(path -> !now.contains(path)).forEach(path -> differ.add("no longer without " + path));
        now.stream().filter(path -> !then.contains(path)).forEach(path -> differ.add("without " + path));
        return differ.stream().map(EffectFinder::inAnyList).distinct().toList();
    }

    private static List<String> fields(JsonNode was, JsonNode is) {
        return new FormDiff(was)
                .changesTo(new FormDiff(is)).stream()
                        .map(change -> inAnyList(change.path()))
                        .distinct()
                        .toList();
    }

    private static String inAnyList(String path) {
        return path.replaceAll("/\\d+(?=/|$)", "/*").replaceAll("\\[\\d+]", "[*]");
    }

    private static String what(@Nullable TriedCopy copy) {
        if (copy == null) {
            return NOTHING;
        }
        Rejection fault = copy.fault();
        String decided = copy.decision().outcome() + " by " + copy.decision().rule();
        return fault == null
                ? decided
                : decided + ", cannot be written: "
                        + (copy.broken() == null ? fault(fault) : copy.broken().place());
    }

    private static int rank(@Nullable TriedCopy copy) {
        if (copy == null || copy.content() == null || copy.decision().outcome() == Outcome.REFUSE) {
            return 0;
        }
        return copy.decision().outcome() == Outcome.HOLD ? 1 : 2;
    }
}
