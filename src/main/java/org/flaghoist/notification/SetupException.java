package org.flaghoist.notification;

import java.util.List;

/** The configuration cannot be used; the message lists all faults, each with file and line. */
public final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public SetupException(List<String> faults) {
        super((faults.size() == 1 ? "1 fault" : faults.size() + " faults") + " in the configuration:\n- "
                + String.join("\n- ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
