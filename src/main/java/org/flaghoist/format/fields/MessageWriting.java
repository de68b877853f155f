package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * One message that is written: how, and the first of it that does not fit the partner's form. That is reported when all
 * else is written: what cannot be encoded, or is too long for its cell or record, comes before it.
 */
public final class MessageWriting {

    private final ZoneId sender;
    private final boolean isSent;
    private final Collection<JsonNode> added;
    private @Nullable Rejection misfit;

    private MessageWriting(ZoneId sender, boolean isSent, Collection<JsonNode> added) {
        this.sender = sender;
        this.isSent = isSent;
        this.added = added;
    }

    /**
     * What a partner gets.
     *
     * @param sender the zone of who sent it, for calendar days
     * @param added the sentences of the hub's, which no limit counts
     */
    public static MessageWriting ofWhatIsGot(ZoneId sender, Collection<JsonNode> added) {
        return new MessageWriting(sender, false, added);
    }

    /** What a partner sends itself, which has no fields that are only written. */
    public static MessageWriting ofWhatIsSent(ZoneId sender) {
        return new MessageWriting(sender, true, List.of());
    }

    ZoneId sender() {
        return sender;
    }

    boolean isSent() {
        return isSent;
    }

    boolean isAdded(JsonNode element) {
        return added.contains(element);
    }

    /** @param detail without the value, which may be a person's */
    void misfit(FaultCode code, String field, @Nullable String detail) {
        misfit = misfit == null ? new Rejection(code, "", field, detail) : misfit;
    }

    /** @throws Rejection for the first that does not fit */
    public void throwMisfit() {
        if (misfit != null) {
            throw misfit;
        }
    }
}
