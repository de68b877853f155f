package org.flaghoist.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a live hub would answer to one notification.
 *
 * @param notification null where it was rejected
 * @param fault null where it was not
 */
record InboundAnswer(
        Status status,
        @Nullable ObjectNode notification,
        @Nullable Rejection fault) {

    static InboundAnswer of(ObjectNode notification, boolean fresh) {
        return new InboundAnswer(fresh ? Status.ACCEPTED : Status.DUPLICATE, notification, null);
    }

    static InboundAnswer rejected(Rejection fault) {
        return new InboundAnswer(Status.REJECTED, null, fault.recorded());
    }

    /** Whether the hub could read the reference. */
    boolean isOfAReference() {
        return fault == null || fault.id() != null;
    }

    // A rejection is an exception, and equal to none.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InboundAnswer answer
                && Objects.equals(notification, answer.notification)
                && status == answer.status
                && words().equals(answer.words())
                && Objects.equals(reference(), answer.reference());
    }

    @Override
    public int hashCode() {
        return words().hashCode();
    }

    private @Nullable String reference() {
        return fault == null ? text("id") : fault.id();
    }

    /** Whether it is that status, or a rejection with that code. */
    boolean is(String statusOrCode) {
        return status.name().equals(statusOrCode)
                || (fault != null && fault.code().name().equals(statusOrCode));
    }

    Receipt receipt(String key, String at) {
        if (fault != null) {
            String location = fault.location().isEmpty() ? null : fault.location();
            return new Receipt(
                    key,
                    fault.id(),
                    fault.revision(),
                    status,
                    null,
                    fault.code().name(),
                    fault.detail(),
                    location,
                    fault.field(),
                    at);
        }
        return new Receipt(key, text("id"), number(), status, null, null, null, null, null, at);
    }

    private @Nullable String text(String member) {
        return notification == null ? null : notification.path(member).textValue();
    }

    private @Nullable Integer number() {
        return notification == null
                ? null
                : (Integer) notification.path("revision").asInt();
    }

    /** For people. */
    String words() {
        if (fault != null) {
            String place = (fault.location().isEmpty() ? "" : " at " + fault.location())
                    + (fault.field() == null ? "" : ", field " + fault.field())
                    + (fault.detail() == null ? "" : ": " + fault.detail());
            return "REJECTED " + fault.code() + place;
        }
        return status + ", understood as " + text("type") + " " + text("action") + " " + text("id") + " revision "
                + number();
    }
}
