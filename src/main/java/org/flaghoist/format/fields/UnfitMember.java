package org.flaghoist.format.fields;

import org.jspecify.annotations.Nullable;

/** What a mapping made has a member that cannot be written, whatever the message is: the mapping's fault. */
public final class UnfitMember extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String name;

    /** @param why without any value */
    UnfitMember(String name, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
