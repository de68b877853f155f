package org.flaghoist.notification;

import org.jspecify.annotations.Nullable;

/**
 * The message is at fault and will be whenever it is tried: it becomes a dead letter at once and its sender gets a
 * receipt. Anything else that is thrown is an infrastructure failure and tried again.
 *
 * <p>Outbound, the same for a rendering that cannot be: {@link FaultCode#UNENCODABLE} or {@link FaultCode#TOO_LONG}
 * with the field of the recipient's form and location {@code ""}.
 */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_DETAIL = 80;
    /** A sender's own name may be a mebibyte, which no message's properties can carry. */
    private static final int LONGEST_PLACE = 1000;

    private final FaultCode code;
    private final String location;
    private final @Nullable String field;
    private final @Nullable String detail;

    private final @Nullable String id;
    private final @Nullable Integer revision;
    private final boolean spill;

    public Rejection(FaultCode code, String location, @Nullable String field, @Nullable String detail) {
        this(code, location, field, detail, null, null, code == FaultCode.LEVEL_ABOVE_CEILING);
    }

    private Rejection(
            FaultCode code,
            String location,
            @Nullable String field,
            @Nullable String detail,
            @Nullable String id,
            @Nullable Integer revision,
            boolean spill) {
        // A rejection is an answer, not a bug: no stack trace, which would cost more than reading the message.
        super(
                code + " at \"" + cut(location, LONGEST_PLACE) + "\""
                        + (field == null ? "" : ", field " + cut(field, LONGEST_PLACE)),
                null,
                false,
                false);
        this.code = code;
        this.location = cut(location, LONGEST_PLACE);
        this.field = field == null ? null : cut(field, LONGEST_PLACE);
        this.detail = detail == null ? null : cut(detail, LONGEST_DETAIL);
        this.id = id;
        this.revision = revision;
        this.spill = spill;
    }

    /** This rejection with what could be read of the notification's reference. */
    public Rejection of(@Nullable String reference, @Nullable Integer number) {
        return new Rejection(code, location, field, detail, reference, number, spill);
    }

    /**
     * This rejection as it is recorded. Of a message above the hub's ceiling nothing that the sender may have
     * named: a place can be a name of the sender's own.
     */
    public Rejection recorded() {
        return spill && code != FaultCode.LEVEL_ABOVE_CEILING
                ? new Rejection(code, "", null, null, id, revision, true)
                : this;
    }

    /** This rejection of a message that is above the hub's ceiling too, where it is. */
    public Rejection spilling(boolean above) {
        return new Rejection(code, location, field, detail, id, revision, spill || above);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    public FaultCode code() {
        return code;
    }

    /** The place in the sender's message; {@code ""} for the whole. */
    public String location() {
        return location;
    }

    /** The field in the sender's words (outbound: the recipient's), or null where the fault is no field's. */
    public @Nullable String field() {
        return field;
    }

    /** The offending value cut to 80 characters; null where it is a person's. */
    public @Nullable String detail() {
        return detail;
    }

    /** The sender's reference; null where it could not be read. */
    public @Nullable String id() {
        return id;
    }

    /** Whether the message is above the hub's ceiling, be it rejected for that or for what comes first. */
    public boolean isSpill() {
        return spill;
    }

    /** The revision; null where it could not be read. */
    public @Nullable Integer revision() {
        return revision;
    }
}
