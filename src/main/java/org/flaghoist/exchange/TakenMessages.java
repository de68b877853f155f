package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Urgency;
import org.flaghoist.urgent.LastAccepted;
import org.flaghoist.urgent.UrgentEntry;

/** What a thread handles together of one of a partner's inbound queues. */
final class TakenMessages {

    /** In the place of a revision, where that is a cancellation. */
    private static final int NONE_FOLLOWS = -1;

    private final Map<String, Urgency> twofold = new HashMap<>();
    private final List<Long> copies = new ArrayList<>();
    private final Map<Urgency, Long> made = new EnumMap<>(Urgency.class);
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Map<String, LastAccepted> before = new HashMap<>();

    /** @param keys of those that are a copy, or have one, with how urgent it looks */
    void begin(Map<String, Urgency> keys) {
        twofold.clear();
        twofold.putAll(keys);
        copies.clear();
        made.clear();
        accepted.clear();
        before.clear();
    }

    /** The keys of those that are a copy, or have one. */
    Set<String> twofold() {
        return twofold.keySet();
    }

    /** How urgent one of those looks. */
    Urgency urgency(String messageKey) {
        return Objects.requireNonNull(twofold.get(messageKey), "neither a copy, nor has it one");
    }

    /** An entry that is a copy's, be it found. */
    void handled(long copy) {
        copies.add(copy);
    }

    List<Long> copies() {
        return copies;
    }

    /** An entry that was made now. */
    void made(Urgency lane, long entry) {
        made.merge(lane, entry, Math::max);
    }

    /** The last entry that was made now, by lane. */
    Map<Urgency, Long> made() {
        return made;
    }

    /** How far references had come before, as far as anything of them is known. */
    void found(Map<String, LastAccepted> last) {
        before.putAll(last);
    }

    /** In the transaction on this thread. */
    void accepted(ObjectNode notification) {
        accepted.put(reference(notification), Action.CANCEL.isOf(notification) ? NONE_FOLLOWS : revision(notification));
    }

    /** It was not accepted after all. */
    void withdrawn(ObjectNode notification) {
        accepted.remove(reference(notification));
    }

    /** Whether the revision just before this one was the last to be accepted, here or, and committed, before. */
    boolean mayFollow(ObjectNode notification, Predicate<UrgentEntry> isCommitted) {
        int earlier = revision(notification) - 1;
        Integer here = accepted.get(reference(notification));
        LastAccepted last = before.get(reference(notification));
        if (here != null || last == null) {
            return here != null && here == earlier;
        }
        return last.revision() == earlier && !last.isCancel() && isCommitted.test(last.entry());
    }

    private static String reference(ObjectNode notification) {
        return notification.path("id").textValue();
    }

    private static int revision(ObjectNode notification) {
        return notification.path("revision").intValue();
    }
}
