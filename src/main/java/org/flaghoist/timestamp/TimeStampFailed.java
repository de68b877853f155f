package org.flaghoist.timestamp;

import org.jspecify.annotations.Nullable;

/** There is no time stamp that shows anything; the message says why, and has nothing that the other side wrote. */
public final class TimeStampFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whose fault it is. */
    public enum Code {
        /** Nobody answers, or not in time, or not as a time-stamping authority does. */
        NO_ANSWER,
        /** The authority gives none. */
        REFUSED,
        /** The answer is not one to what was asked. */
        WRONG_ANSWER,
        /** Somebody else than the trusted authority has signed it, or nobody has. */
        NOT_TRUSTED
    }

    private final Code code;

    TimeStampFailed(Code code, String message) {
        this(code, message, null);
    }

    TimeStampFailed(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
