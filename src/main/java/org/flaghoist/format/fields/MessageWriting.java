package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flaghoist.format.definition.Field;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * One message that is written: how, and the first of it that does not fit the partner's form. That is reported when all
 * else is written: what cannot be encoded, or is too long for its cell or record, comes before it.
 */
public final class MessageWriting {

    private final ZoneId sender;
    private final boolean isSent;
    private final boolean isOfTheHub;
    private final Collection<JsonNode> added;
    private final List<String> around = new ArrayList<>();
    private int personal;
    private @Nullable Rejection misfit;

    private MessageWriting(ZoneId sender, boolean isSent, boolean isOfTheHub, Collection<JsonNode> added) {
        this.sender = sender;
        this.isSent = isSent;
        this.isOfTheHub = isOfTheHub;
        this.added = added;
    }

    /**
     * What a partner gets.
     *
     * @param sender the zone of who sent it, for calendar days
     * @param added the sentences of the hub's, which no limit counts
     */
    public static MessageWriting ofWhatIsGot(ZoneId sender, Collection<JsonNode> added) {
        return new MessageWriting(sender, false, false, added);
    }

    /** What a partner sends itself, which has no fields that are only written. */
    public static MessageWriting ofWhatIsSent(ZoneId sender) {
        return new MessageWriting(sender, true, false, List.of());
    }

    /**
     * What the hub itself says: a receipt or a monthly picture.
     *
     * @param zone for calendar days
     */
    public static MessageWriting ofWhatTheHubSays(ZoneId zone) {
        return new MessageWriting(zone, false, true, List.of());
    }

    ZoneId sender() {
        return sender;
    }

    boolean isSent() {
        return isSent;
    }

    /** Whether it may quote what its recipient has sent, whatever that is. */
    boolean isOfTheHub() {
        return isOfTheHub;
    }

    boolean isAdded(JsonNode element) {
        return added.contains(element);
    }

    /** From here on, members of that object are written. */
    void enter(String name, Field object) {
        around.add(name);
        personal += object.personal() ? 1 : 0;
    }

    /** Where an object throws, nothing more is written. */
    void leave(Field object) {
        around.remove(around.size() - 1);
        personal -= object.personal() ? 1 : 0;
    }

    /** Whether a field of the object that is being written is a person's. */
    boolean isPersonal(Field field) {
        return personal > 0 || field.personal();
    }

    /** A field of the object that is being written, as {@link UnfitField} says. */
    UnfitField unfit(String name, @Nullable String rule, @Nullable String why) {
        List<String> path = new ArrayList<>(around);
        path.add(name);
        return new UnfitField(path, rule, why);
    }

    /**
     * @param field of the object that is being written
     * @param detail without the value, which may be a person's
     */
    void misfit(FaultCode code, String field, @Nullable String detail, UnfitField unfit) {
        misfit = misfit == null ? new Rejection(code, "", field, detail).unfit(unfit) : misfit;
    }

    /** @throws Rejection for the first that does not fit */
    public void throwMisfit() {
        if (misfit != null) {
            throw misfit;
        }
    }
}
